import { AsyncResource } from 'node:async_hooks';
import type {
  AggregateRef,
  AggregateState,
  Clock,
  Decision,
  DomainEvent,
  Instant,
} from '@korsa/domain';
import type { AnyDefinition } from './aggregate-definition.js';
import { currentCause, currentJournal, type Cause } from './cause.js';
import { dedupeOf, type DedupeKey } from './dedupe.js';
import type { Journal } from './journal.js';
import type { Portion } from './portions.js';
import type { Stretch } from './stretch.js';

/** `existing` must be there, `new` must not, `maybe` may be either. */
export type Presence = 'existing' | 'maybe' | 'new';

/** The address of an aggregate inside one store. */
export class Ref implements AggregateRef<unknown, DomainEvent> {
  constructor(
    /** The store, or the fake, that keeps it. */
    readonly owner: object,
    readonly definition: AnyDefinition,
    readonly id: string,
    readonly presence: Presence,
  ) {}

  get required(): boolean {
    return this.presence === 'existing';
  }

  /** Where it is stored: the collection and the id. */
  get address(): string {
    return `${this.definition.collection}:${this.id}`;
  }
}

export type State = AggregateState;
export type States = readonly (State | undefined)[];
export type Decisions = readonly (Decision<State, DomainEvent> | undefined)[];
export type Decide = (states: States) => Decisions;
export type DecideOne = (
  ref: Ref,
  state: State | undefined,
) => Decision<State, DomainEvent> | undefined;
/** What a caller needs of a state. */
export type Summarise = (ref: Ref, state: State | undefined) => State | undefined;

/** One call that waits for its group: what to decide, and everything of its caller that the decision needs. */
export interface Work {
  readonly refs: readonly Ref[];
  /** Runs the decision in the async context of its caller; may run more than once. */
  readonly decide: Decide;
  readonly cause: Cause;
  readonly journal: Journal;
  /** When it was asked for: the `ce_time` of its events. */
  readonly at: Instant;
  readonly dedupe?: DedupeKey;
  /** Each aggregate is decided for itself: none of them relies on the others. */
  readonly apart: boolean;
  /** Where the hashes of its ids are, when it is a portion of many. */
  readonly stretch?: Stretch | undefined;
  /** What is answered, and kept for a repeat, instead of the states. */
  readonly summarise?: Summarise | undefined;
}

interface Kind {
  readonly apart?: boolean;
  readonly stretch?: Stretch;
  readonly summarise?: Summarise | undefined;
}

/** A call of the current cause. Throws NoCause. */
export function newWork(
  given: readonly Ref[],
  decide: Decide,
  clock: Clock,
  { apart = false, stretch, summarise }: Kind = {},
): Work {
  const cause = currentCause();
  const journal = currentJournal();
  const refs = given.map((ref) => resolved(ref, journal));
  const dedupe = dedupeOf(cause, journal, refs);
  const caller = new AsyncResource('korsa:call', { requireManualDestroy: true });
  return {
    refs,
    decide: (states) => caller.runInAsyncScope(decide, undefined, states),
    cause,
    journal,
    at: clock.now(),
    apart,
    stretch,
    summarise,
    ...(dedupe && { dedupe }),
  };
}

/** A call that decides each aggregate for itself. Throws NoCause. */
export function newPortion(
  { refs: given, stretch }: Portion,
  decide: DecideOne,
  summarise: Summarise,
  clock: Clock,
): Work {
  const decideEach: Decide = (states) => states.map((state, index) => decide(given[index]!, state));
  return newWork(given, decideEach, clock, { apart: true, stretch, summarise });
}

function resolved(ref: Ref, journal: Journal): Ref {
  const id = journal.resolve(ref.id);
  return id === ref.id ? ref : new Ref(ref.owner, ref.definition, id, ref.presence);
}
