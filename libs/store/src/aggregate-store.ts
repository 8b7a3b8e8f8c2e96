import {
  AggregateNotFound,
  type AggregateRef,
  type Aggregates,
  type AggregateState,
  type Decision,
  type DomainEvent,
} from '@korsa/domain';
import type { AggregateDefinition } from './aggregate-definition.js';
import { meantId } from './cause.js';
import {
  Ref,
  type Decide,
  type DecideOne,
  type Presence,
  type State,
  type States,
} from './work.js';

/** What an aggregate store needs below it: `Store` over MongoDB, or the fake in memory. */
export interface AggregateEngine {
  /** Makes the definition known before anything is prepared. */
  register(definition: AggregateDefinition<State>): void;
  /** The state, if the current cause may see it. Throws NoCause, StoreUnavailable. */
  read(ref: Ref): Promise<State | undefined>;
  /** Decides and stores in one transaction. */
  submit(refs: readonly Ref[], decide: Decide): Promise<States>;
  /** Decides each for itself and stores them in portions. */
  merge(refs: readonly Ref[], decide: DecideOne): Promise<States>;
}

/**
 * All aggregates of one kind over a store. State, events and the record that makes a repeat harmless are stored in one
 * transaction, grouped with other calls. Beside the errors of `Aggregates` a call may throw what the decision throws,
 * OutsideArea, UniquenessViolated, TooBusy, TooContended, StoreUnavailable, NoCause, SilentChange, UnsoundDecision.
 * A repeated create of the same command or event answers with what the first run made.
 */
export class AggregateStore<
  S extends AggregateState,
  E extends DomainEvent = never,
> implements Aggregates<S, E> {
  constructor(
    private readonly engine: AggregateEngine,
    private readonly definition: AggregateDefinition<S>,
  ) {
    engine.register(definition);
  }

  async find(id: string): Promise<S | undefined> {
    return (await this.engine.read(this.ref(meantId(id), 'maybe'))) as S | undefined;
  }

  async get(id: string): Promise<S> {
    return (await this.find(id)) ?? this.missing(id);
  }

  async create(id: string, decide: () => Decision<S, E>): Promise<S> {
    return (await this.submit(id, 'new', decide)) ?? this.missing(id);
  }

  async change(id: string, decide: (state: S) => Decision<S, E>): Promise<S> {
    return (await this.submit(id, 'existing', (state) => decide(state as S))) ?? this.missing(id);
  }

  changeOrCreate(
    id: string,
    decide: (state: S | undefined) => Decision<S, E> | undefined,
  ): Promise<S | undefined> {
    return this.submit(id, 'maybe', decide);
  }

  async merge(
    ids: readonly string[],
    decide: (id: string, state: S | undefined) => Decision<S, E> | undefined,
  ): Promise<(S | undefined)[]> {
    if (new Set(ids).size !== ids.length) throw new TypeError('An id is given twice.');
    const refs = ids.map((id) => this.ref(id, 'maybe'));
    const states = await this.engine.merge(refs, ({ id }, state) =>
      decide(id, state as S | undefined),
    );
    return states as (S | undefined)[];
  }

  at(id: string): AggregateRef<S, E> {
    return this.ref(id, 'existing');
  }

  maybe(id: string): AggregateRef<S | undefined, E> {
    return this.ref(id, 'maybe');
  }

  private ref(id: string, presence: Presence): Ref {
    return new Ref(this.engine, this.definition, id, presence);
  }

  private async submit(
    id: string,
    presence: Presence,
    decide: (state: S | undefined) => Decision<S, E> | undefined,
  ): Promise<S | undefined> {
    const [state] = await this.engine.submit([this.ref(id, presence)], ([loaded]) => [
      decide(loaded as S | undefined),
    ]);
    return state as S | undefined;
  }

  private missing(id: string): never {
    throw new AggregateNotFound(this.definition.name, id);
  }
}
