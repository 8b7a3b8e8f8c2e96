import type { Decision, DomainEvent } from './decision.js';
import { DomainError } from './domain-error.js';

/** What every aggregate has: its id (a UUID or a public code) and the city whose data it is. */
export interface AggregateState {
  readonly id: string;
  readonly cityCode: string;
}

/** One aggregate by its address, for decisions that span several (see `AggregateGroup`). */
export interface AggregateRef<State, Event extends DomainEvent> {
  readonly id: string;
  readonly required: boolean;
  /** Never set: carries the types. */
  readonly types?: { state: State; event: Event };
}

/**
 * All aggregates of one kind: the port that use cases depend on.
 * A decision is pure (it may run more than once) and synchronous. State, events, and the record that makes
 * the command or event idempotent are stored in one transaction, or not at all.
 */
export abstract class Aggregates<State extends AggregateState, Event extends DomainEvent = never> {
  /** The state, or undefined when there is none in the caller's area. */
  abstract find(id: string): Promise<State | undefined>;
  /**
   * As `find`, for what its definition says is read often: what this process has changed is seen at once, a change of
   * another process a second later at most. Throws TypeError without `readOften`.
   */
  abstract findRecent(id: string): Promise<State | undefined>;
  /** The state. Throws AggregateNotFound. */
  abstract get(id: string): Promise<State>;
  /** Stores a new aggregate. Throws AggregateExists when the id is taken. */
  abstract create(id: string, decide: () => Decision<State, Event>): Promise<State>;
  /** Changes an existing aggregate. Throws AggregateNotFound. */
  abstract change(id: string, decide: (state: State) => Decision<State, Event>): Promise<State>;
  /** Changes an aggregate or creates it; a decision of undefined leaves things as they are. */
  abstract changeOrCreate(
    id: string,
    decide: (state: State | undefined) => Decision<State, Event> | undefined,
  ): Promise<State | undefined>;
  /**
   * As above, answered with a summary of the state after the decision. Only the summary is kept to answer a repeat of
   * the command, so it should be small where states are large. `summarise` is pure like the decision.
   */
  abstract changeOrCreate<Summary extends AggregateState>(
    id: string,
    decide: (state: State | undefined) => Decision<State, Event> | undefined,
    summarise: (state: State) => Summary,
  ): Promise<Summary | undefined>;
  /**
   * Changes or creates many aggregates, each decided on its own; a summary of each, in the order of the ids. They are
   * stored in portions: a decision that throws spoils its portion only, and the call rejects when the others are stored.
   * A large number waits in a line of its own and holds no single change up. A repeated command gets its first
   * summaries, so the ids must follow from the command alone. Throws TypeError for an id that is given twice.
   */
  abstract changeEach<Summary extends AggregateState>(
    ids: readonly string[],
    decide: (id: string, state: State | undefined) => Decision<State, Event> | undefined,
    summarise: (id: string, state: State | undefined) => Summary,
  ): Promise<Summary[]>;
  /** The address of an aggregate that must exist. */
  abstract at(id: string): AggregateRef<State, Event>;
  /** The address of an aggregate that may not exist yet: the decision gets undefined. */
  abstract maybe(id: string): AggregateRef<State | undefined, Event>;
}

/** The states of references, in their order. */
export type StatesOf<Refs extends readonly unknown[]> = {
  readonly [I in keyof Refs]: Refs[I] extends AggregateRef<infer State, DomainEvent>
    ? State
    : never;
};
/** One decision, or none, per reference. */
export type DecisionsOf<Refs extends readonly unknown[]> = {
  readonly [I in keyof Refs]: Refs[I] extends AggregateRef<infer State, infer Event>
    ? Decision<NonNullable<State>, Event> | undefined
    : never;
};

/**
 * One decision over several aggregates of one service, where a rule needs all of them at once (a seat of the
 * intake and the registration that takes it). The exception: every use is named by its use case.
 * Returns the states after the decision, in the order of the references.
 */
export abstract class AggregateGroup {
  abstract change<const Refs extends readonly AggregateRef<unknown, DomainEvent>[]>(
    refs: Refs,
    decide: (...states: StatesOf<Refs>) => DecisionsOf<Refs>,
  ): Promise<StatesOf<Refs>>;
}

/** There is no such aggregate in the caller's area. Another city's data answers the same way. */
export class AggregateNotFound extends DomainError {
  readonly code = 'not-found';
  readonly kind = 'not-found';

  constructor(kind: string, id: string) {
    super(`There is no ${kind} ${id}.`);
  }
}

/** The id of a new aggregate is already taken. */
export class AggregateExists extends DomainError {
  readonly code = 'already-exists';
  readonly kind = 'conflict';

  constructor(kind: string, id: string) {
    super(`${kind} ${id} exists already.`);
  }
}
