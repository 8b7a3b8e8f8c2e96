import type { Topic } from '@korsa/contracts';
import type { AggregateState } from '@korsa/domain';
import type { AnyFields, FieldsOf } from './fields.js';

/** An index over the stored document. `cityCode` leads it, unless `acrossAreas` says why not. */
export interface IndexDefinition<Key extends string = string> {
  readonly keys: Readonly<Partial<Record<Key | `${Key}.${string}`, 1 | -1>>>;
  /** A second document with the same values is refused with UniquenessViolated. */
  readonly unique?: boolean;
  /** Only documents that match are in the index (MongoDB partialFilterExpression). */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Why this index serves all cities at once. */
  readonly acrossAreas?: string;
}

/** An aggregate's shape when its state is not known: what the store works with. */
export interface AnyDefinition {
  /** Singular, as messages name it: `registration`. */
  readonly name: string;
  readonly collection: string;
  /** Where its events go. Without a topic the aggregate is private knowledge of its service. */
  readonly topic?: Topic;
  readonly fields: AnyFields;
  readonly indexes?: readonly IndexDefinition[];
  /**
   * Asked for all the time and changed seldom: `findRecent` may be used. It costs an index of what has changed, which every
   * change pays for.
   */
  readonly readOften?: boolean;
}

/** The one definition of an aggregate's shape: document, mongoose model, indexes and domain type agree by it. */
export interface AggregateDefinition<State extends AggregateState> extends AnyDefinition {
  /** Never set: carries the type. */
  readonly state?: State;
}

interface Spec<State extends AggregateState> extends Omit<AnyDefinition, 'fields' | 'indexes'> {
  readonly fields: FieldsOf<State>;
  readonly indexes?: readonly IndexDefinition<keyof State & string>[];
}

/**
 * Declares how aggregates with this state are stored: `defineAggregate<Registration>({ … })`.
 * Throws when an index does not start with `cityCode` and does not say why.
 */
export function defineAggregate<State extends AggregateState>(
  spec: Spec<State>,
): AggregateDefinition<State> {
  for (const { keys, acrossAreas } of spec.indexes ?? []) {
    if (Object.keys(keys)[0] !== 'cityCode' && !acrossAreas)
      throw new Error(
        `An index of ${spec.name} (${Object.keys(keys).join(', ')}) must start with cityCode, or say in acrossAreas why not.`,
      );
  }
  return Object.freeze({ ...spec });
}

/** The document of an aggregate: its state, flat, with `_id` for `id`, and the counters of the store. */
export type StoredState<State extends AggregateState> = State extends unknown
  ? Omit<State, 'id'> & StoredCounters
  : never;

export interface StoredCounters {
  readonly _id: string;
  /** +1 per stored change. */
  readonly version: number;
  /** Number of events so far, the `ce_sequence` of the last one. */
  readonly sequence: number;
  /** Largest `ord` of the envelopes that carry its events: a later one sorts behind. */
  readonly ord: number;
}

/** The state in a document, e.g. of a lean query: without the counters, with `id`. */
export function stateOf<State extends AggregateState>(document: StoredState<State>): State {
  const { _id, version: _v, sequence: _s, ord: _o, ...rest } = document as StoredCounters;
  return { id: _id, ...rest } as unknown as State;
}
