import {
  AggregateGroup,
  type AggregateRef,
  type AggregateState,
  type Clock,
  type DecisionsOf,
  type DomainEvent,
  type StatesOf,
} from '@korsa/domain';
import type { AggregateDefinition } from './aggregate-definition.js';
import { AggregateStore, type AggregateEngine } from './aggregate-store.js';
import { readable, readableArea } from './cause.js';
import { decideGroup, settle, type Seen } from './decide-group.js';
import { deepFreeze } from './deep-freeze.js';
import { defaults } from './defaults.js';
import { definedFields } from './defined-fields.js';
import { groupRefs } from './group-refs.js';
import { refuseTaken } from './in-memory-uniqueness.js';
import type { OutboxEvent } from './outbox-event.js';
import { inOrder, portionsOf } from './portions.js';
import { newPortion, newWork } from './work.js';
import type { Decide, DecideOne, Ref, State, States, Summarise, Work } from './work.js';
import { WorkingSet, type Stored } from './working-set.js';

const systemClock: Clock = { now: () => new Date().toISOString() };

/** Keeps aggregates in memory; each call is a group of its own. */
class InMemoryEngine implements AggregateEngine {
  readonly documents = new Map<string, Stored>();
  readonly outbox: OutboxEvent[] = [];
  private readonly seen: Seen = { events: new Set(), commands: new Map() };

  constructor(private readonly clock: Clock) {}

  register(): void {}

  async read(ref: Ref): Promise<State | undefined> {
    const area = readableArea();
    const state = this.documents.get(ref.id)?.state;
    await Promise.resolve();
    return readable(state, area);
  }

  readRecent(ref: Ref): Promise<State | undefined> {
    return this.read(ref);
  }

  /** The references may belong to several fakes; the record of a repeat stays with the first. */
  submit(refs: readonly Ref[], decide: Decide, summarise?: Summarise): Promise<States> {
    return this.run(newWork(refs, decide, this.clock, { summarise }));
  }

  async submitEach(refs: readonly Ref[], decide: DecideOne, summarise: Summarise): Promise<States> {
    const portions = portionsOf(refs);
    const works = portions.map((portion) => newPortion(portion, decide, summarise, this.clock));
    const results = await Promise.allSettled(works.map((work) => this.run(work)));
    const answers = results.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    return inOrder(refs, portions, answers);
  }

  private async run(given: Work): Promise<States> {
    await Promise.resolve();
    const decide: Decide = (states) => {
      const decisions = given.decide(states);
      refuseTaken(given.refs, decisions, (ref) => engineOf(ref).documents);
      return decisions;
    };
    const work = { ...given, decide };
    const set = new WorkingSet();
    for (const ref of work.refs) set.load(ref, engineOf(ref).documents.get(ref.id));
    const { outcomes } = decideGroup([work], set, this.seen, defaults.maxEventBytes);
    for (const { ref, state, version, sequence } of set.changed())
      engineOf(ref).documents.set(ref.id, { state: state!, version, sequence, ord: 0 });
    for (const event of set.events) engineOf(sourceOf(event, work.refs)).outbox.push(event);
    return new Promise((resolve, reject) => settle(work, outcomes.get(work)!, { resolve, reject }));
  }
}

/** Two aggregates of a group may share an id, never a topic and an id. */
function sourceOf({ topic, key }: OutboxEvent, refs: readonly Ref[]): Ref {
  return refs.find(({ id, definition }) => id === key && definition.topic?.name === topic)!;
}

function engineOf(ref: Ref): InMemoryEngine {
  return ref.owner as InMemoryEngine;
}

/**
 * The fake of `AggregateStore` for tests of use cases: the same decisions, refusals, sequences, dedupe and encoding,
 * in memory. It passes the same promise suite. Calls need a cause, as the real ones do (`runWithCause(newCause(…))`).
 */
export class InMemoryAggregates<
  S extends AggregateState,
  E extends DomainEvent = never,
> extends AggregateStore<S, E> {
  private readonly memory: InMemoryEngine;
  private readonly names: ReadonlyMap<string | undefined, string>;

  constructor(definition: AggregateDefinition<S>, clock: Clock = systemClock) {
    const memory = new InMemoryEngine(clock);
    super(memory, definition);
    this.memory = memory;
    this.names = new Map(definition.topic?.definitions.map(({ type, name }) => [type, name]));
  }

  /** Events so far as decisions made them, oldest first. */
  get events(): readonly E[] {
    return this.published.map(
      ({ headers, value }) =>
        ({
          type: this.names.get(headers['ce_type']),
          data: JSON.parse(value) as unknown,
        }) as unknown as E,
    );
  }

  /** Events so far as the outbox holds them, oldest first. */
  get published(): readonly OutboxEvent[] {
    return this.memory.outbox;
  }

  /** Puts states there as if they had always been, without events. */
  given(...states: readonly S[]): this {
    for (const state of states)
      this.memory.documents.set(state.id, {
        state: deepFreeze(definedFields(state)),
        version: 1,
        sequence: 0,
        ord: 0,
      });
    return this;
  }

  /** All states, of every city. */
  all(): S[] {
    return [...this.memory.documents.values()].map(({ state }) => state as S);
  }

  /** Version and sequence of an aggregate; undefined when there is none. */
  counters(id: string): { version: number; sequence: number } | undefined {
    const stored = this.memory.documents.get(id);
    return stored && { version: stored.version, sequence: stored.sequence };
  }
}

/** The fake of a decision over several aggregates, for `InMemoryAggregates`. */
export class InMemoryGroup extends AggregateGroup {
  override async change<const Refs extends readonly AggregateRef<unknown, DomainEvent>[]>(
    given: Refs,
    decide: (...states: StatesOf<Refs>) => DecisionsOf<Refs>,
  ): Promise<StatesOf<Refs>> {
    const { refs, decideAll } = groupRefs(given, decide);
    return (await engineOf(refs[0]!).submit(refs, decideAll)) as unknown as StatesOf<Refs>;
  }
}
