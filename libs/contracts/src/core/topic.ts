import { z } from 'zod';
import {
  kebabCase,
  type DataOf,
  type Dataclass,
  type EventDefinition,
  type EventDraft,
} from './event.js';

interface TopicSpec<Events extends Record<string, EventDraft>> {
  /** `korsa.<service>.<aggregate>.events.v<major>`, or `…state.v<major>` for snapshots. */
  readonly name: string;
  readonly owner: string;
  /** The field of the owner's aggregate that is the Kafka key. */
  readonly key: string;
  /** Part of the contract: a key keeps its partition only while this number stays. */
  readonly partitions: number;
  /** How long an event stays. The last snapshot of a key stays for good, so a state topic says 0. */
  readonly retentionDays: number;
  readonly dataclass: Dataclass;
  readonly events: Events;
}

/**
 * `events`: everything that happens to the aggregates of a type. `state`: snapshots of them, compacted, for those who
 * come when the events are gone (ADR 0020).
 */
export type TopicKind = 'events' | 'state';

/** All events of one aggregate type, in one Kafka topic, keyed by aggregate id. */
export interface Topic {
  readonly name: string;
  readonly kind: TopicKind;
  readonly owner: string;
  readonly aggregate: string;
  readonly key: string;
  readonly partitions: number;
  readonly retentionDays: number;
  readonly dataclass: Dataclass;
  readonly definitions: readonly EventDefinition[];
}

type Definitions<Events extends Record<string, EventDraft>> = {
  readonly [Name in keyof Events & string]: EventDefinition<Name, Events[Name]['shape']>;
};

/** What an aggregate of this topic may publish: a union of `{ type, data }`. */
export type EventsOf<T> = {
  [Name in keyof T & string]: T[Name] extends EventDefinition<infer N>
    ? { readonly type: N; readonly data: DataOf<T[Name]> }
    : never;
}[keyof T & string];

/**
 * Declares a topic with its event types; each becomes a property: `registrationTopic.ParticipationConfirmed`.
 * Wire names are written here once and derived from nothing else. Throws when the name does not follow the pattern.
 */
export function defineTopic<const Events extends Record<string, EventDraft>>(
  spec: TopicSpec<Events>,
): Topic & Definitions<Events> {
  const [, service, aggregate, kind] =
    /^korsa\.([a-z-]+)\.([a-z-]+)\.(events|state)\.v\d+$/.exec(spec.name) ?? [];
  if (!aggregate || service !== spec.owner) {
    throw new Error(
      `Topic ${spec.name} must read korsa.${spec.owner}.<aggregate>.<events|state>.v<major>.`,
    );
  }
  const definitions = Object.entries(spec.events).map(
    ([name, { version, shape }]): EventDefinition => {
      const path = `${spec.owner}.${aggregate}.${kebabCase(name)}.v${version}`;
      return {
        name,
        version,
        type: `id.korsa.${path}`,
        topic: spec.name,
        owner: spec.owner,
        aggregate,
        dataclass: spec.dataclass,
        snapshot: kind === 'state',
        dataschema: `urn:korsa:schema:${path}`,
        schema: z.strictObject(shape),
        tolerant: z.looseObject(shape),
      };
    },
  );
  const { events: _events, ...rest } = spec;
  return {
    ...rest,
    kind,
    aggregate,
    definitions,
    ...Object.fromEntries(definitions.map((definition) => [definition.name, definition])),
  } as unknown as Topic & Definitions<Events>;
}
