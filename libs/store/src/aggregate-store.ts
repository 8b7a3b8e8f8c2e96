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
import { Ref, type Presence } from './work.js';
import type { Decide, DecideOne, State, States, Summarise } from './work.js';

/** What an aggregate store needs below it: `Store` over MongoDB, or the fake in memory. */
export interface AggregateEngine {
  /** Makes the definition known before anything is prepared. */
  register(definition: AggregateDefinition<State>): void;
  /** The state, if the current cause may see it. Throws NoCause, StoreUnavailable. */
  read(ref: Ref): Promise<State | undefined>;
  /** As `read`, perhaps a second old; never older than a change through this engine. */
  readRecent(ref: Ref): Promise<State | undefined>;
  /** Decides and stores in one transaction; answers with summaries where they are asked for. */
  submit(refs: readonly Ref[], decide: Decide, summarise?: Summarise): Promise<States>;
  /** Decides each for itself, stores them in portions and answers with summaries. */
  submitEach(refs: readonly Ref[], decide: DecideOne, summarise: Summarise): Promise<States>;
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

  async findRecent(id: string): Promise<S | undefined> {
    const { name, readOften } = this.definition;
    if (!readOften) throw new TypeError(`The definition of ${name} does not say readOften.`);
    return (await this.engine.readRecent(this.ref(meantId(id), 'maybe'))) as S | undefined;
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
  ): Promise<S | undefined>;
  changeOrCreate<Summary extends AggregateState>(
    id: string,
    decide: (state: S | undefined) => Decision<S, E> | undefined,
    summarise: (state: S) => Summary,
  ): Promise<Summary | undefined>;
  changeOrCreate(
    id: string,
    decide: (state: S | undefined) => Decision<S, E> | undefined,
    summarise?: (state: S) => AggregateState,
  ): Promise<AggregateState | undefined> {
    const summary: Summarise | undefined =
      summarise && ((_ref, state) => state && summarise(state as S));
    return this.submit(id, 'maybe', decide, summary);
  }

  async changeEach<Summary extends AggregateState>(
    ids: readonly string[],
    decide: (id: string, state: S | undefined) => Decision<S, E> | undefined,
    summarise: (id: string, state: S | undefined) => Summary,
  ): Promise<Summary[]> {
    if (new Set(ids).size !== ids.length) throw new TypeError('An id is given twice.');
    const summaries = await this.engine.submitEach(
      ids.map((id) => this.ref(id, 'maybe')),
      ({ id }, state) => decide(id, state as S | undefined),
      ({ id }, state) => summarise(id, state as S | undefined),
    );
    return summaries as Summary[];
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
    summarise?: Summarise,
  ): Promise<S | undefined> {
    const decideOnly: Decide = ([loaded]) => [decide(loaded as S | undefined)];
    const [state] = await this.engine.submit([this.ref(id, presence)], decideOnly, summarise);
    return state as S | undefined;
  }

  private missing(id: string): never {
    throw new AggregateNotFound(this.definition.name, id);
  }
}
