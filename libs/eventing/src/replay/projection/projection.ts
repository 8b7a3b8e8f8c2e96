import type { EventDefinition, Received } from '@korsa/contracts';

/** The events that a projection reads. */
export type FactOf<Events extends readonly EventDefinition[]> = Received<Events[number]>;

/** The state of a document: plain JSON. */
export type DocumentState = object;

interface ProjectionSpec<State extends DocumentState, Events extends readonly EventDefinition[]> {
  /** Plural, kebab-case, e.g. `participations`. Names collections and groups: never change it. */
  readonly name: string;
  /** Raise it with every change of `apply` or of the state: what another revision built is never mixed with it. */
  readonly revision: number;
  /** Their topics are read whole. Events and snapshots of one aggregate belong together. */
  readonly events: Events;
  /**
   * The state after the event; undefined when there is nothing to show. Pure: it runs again for every rebuild. The
   * events of one aggregate come in order and once; those of different aggregates in any order, so what one topic
   * says must not undo what another one says. A snapshot replaces what its aggregate has said so far.
   */
  readonly apply: (state: State | undefined, fact: FactOf<Events>) => State | undefined;
  /** Indexes over fields of the state; `cityCode` comes before them by itself. */
  readonly indexes?: readonly Readonly<Partial<Record<keyof State & string, 1 | -1>>>[];
}

/** A read model: documents that follow from events and nothing else, one per subject. */
export interface Projection<State extends DocumentState = DocumentState> {
  readonly name: string;
  readonly revision: number;
  readonly events: readonly EventDefinition[];
  readonly topics: readonly string[];
  readonly indexes: readonly Readonly<Record<string, 1 | -1>>[];
  readonly apply: (state: unknown, fact: never) => State | undefined;
}

/**
 * Declares a read model. The document of an event is that of its subject (the Kafka key), so all its topics share
 * their key: what has other keys is a projection of its own, and queries combine (ADR 0010).
 * Throws when a snapshot is read without the events it stands for.
 */
export function defineProjection<
  State extends DocumentState,
  const Events extends readonly EventDefinition[],
>(spec: ProjectionSpec<State, Events>): Projection<State> {
  const { name, revision, events, apply, indexes = [] } = spec;
  for (const { aggregate, snapshot, name: event } of events) {
    const hasEvents = events.some((one) => one.aggregate === aggregate && !one.snapshot);
    if (snapshot && !hasEvents)
      throw new Error(`${name} reads ${event} without any event of ${aggregate}.`);
  }
  return {
    name,
    revision,
    events,
    topics: [...new Set(events.map(({ topic }) => topic))],
    indexes: indexes as readonly Readonly<Record<string, 1 | -1>>[],
    apply: apply as Projection<State>['apply'],
  };
}

/** What keeps a high-water mark: the topic's owner and aggregate, the same for its events and its snapshots. */
export function sourceOf({
  owner,
  aggregate,
}: Pick<EventDefinition, 'owner' | 'aggregate'>): string {
  return `${owner}/${aggregate}`;
}
