import {
  AggregateExists,
  AggregateNotFound,
  covers,
  isCityCode,
  type Decision,
  type DomainEvent,
} from '@korsa/domain';
import { isDeepStrictEqual } from 'node:util';
import { deepFreeze } from './deep-freeze.js';
import { answerFrom, recordOf, type CommandRecord } from './dedupe.js';
import { definedFields } from './defined-fields.js';
import { OutsideArea, SilentChange, UnsoundDecision } from './errors.js';
import { encode, type OutboxEvent } from './outbox-event.js';
import type { Ref, State, States, Work } from './work.js';
import type { Entry, WorkingSet } from './working-set.js';

/** How one call ends, once the group it was decided in is stored. */
export type Outcome = Answer | { readonly error: unknown };

interface Answer {
  readonly states: States;
  /** Set for a repeat: the ids of its first run. */
  readonly replayOf?: readonly string[];
}

/** What is known of repeats: event deliveries done and commands answered. */
export interface Seen {
  readonly events: Set<string>;
  readonly commands: Map<string, CommandRecord>;
}

/** What a group leads to. The working set holds the states and events. */
export interface GroupPlan {
  readonly outcomes: ReadonlyMap<Work, Outcome>;
  readonly handledEvents: readonly Work[];
  readonly answeredCommands: readonly (readonly [Work, CommandRecord])[];
}

/**
 * Decides the calls of a group in order, each on what the earlier ones left. A call that throws changes nothing but that
 * a refusal may be kept; a repeat, also of a call in the same group, is answered and not decided.
 */
export function decideGroup(
  works: readonly Work[],
  set: WorkingSet,
  seen: Seen,
  maxBytes: number,
): GroupPlan {
  const outcomes = new Map<Work, Outcome>();
  const handledEvents: Work[] = [];
  const answeredCommands: (readonly [Work, CommandRecord])[] = [];
  for (const work of works) {
    const repeated = ending(() => answerRepeat(work, set, seen));
    const outcome = repeated ?? ending(() => ({ states: decideOne(work, set, maxBytes) }))!;
    outcomes.set(work, outcome);
    if (repeated) continue;
    if (work.dedupe?.kind === 'command') {
      const record = recordOf(work, work.dedupe, outcome);
      if (!record) continue;
      seen.commands.set(work.dedupe.id, record);
      answeredCommands.push([work, record]);
    } else if (work.dedupe && 'states' in outcome) {
      seen.events.add(work.dedupe.id);
      handledEvents.push(work);
    }
  }
  return { outcomes, handledEvents, answeredCommands };
}

function ending(attempt: () => Answer | undefined): Outcome | undefined {
  try {
    return attempt();
  } catch (error) {
    return { error };
  }
}

function answerRepeat(work: Work, set: WorkingSet, seen: Seen): Answer | undefined {
  const { dedupe } = work;
  if (dedupe?.kind === 'command') {
    const record = seen.commands.get(dedupe.id);
    if (!record) return undefined;
    const states = answerFrom(record, work, dedupe.fingerprint);
    return { states, replayOf: record.answers.map(({ id }) => id) };
  }
  if (!dedupe || !seen.events.has(dedupe.id)) return undefined;
  const states = summaries(
    work,
    work.refs.map((ref) => visible(set.at(ref), work)),
  );
  return { states, replayOf: work.refs.map(({ id }) => id) };
}

/** Tells a caller how its call ended. */
export function settle(
  work: Work,
  outcome: Outcome,
  caller: { resolve(states: States): void; reject(error: unknown): void },
): void {
  if ('error' in outcome) return caller.reject(outcome.error);
  if (outcome.replayOf)
    work.journal.replayed(
      work.refs.map(({ id }) => id),
      outcome.replayOf,
    );
  caller.resolve(outcome.states);
}

function visible(entry: Entry, work: Work): State | undefined {
  const { state } = entry;
  return state && covers(work.cause.area, state.cityCode) ? state : undefined;
}

function decideOne(work: Work, set: WorkingSet, maxBytes: number): States {
  const entries = work.refs.map((ref) => set.at(ref));
  const before = entries.map((entry, index) => stateFor(work.refs[index]!, entry, work));
  const decisions = work.decide(before);
  const changes = entries.map((entry, index) =>
    changeOf(entry, work.refs[index]!, decisions[index], work, maxBytes),
  );
  const states = summaries(
    work,
    entries.map((entry, index) => changes[index]?.state ?? entry.state),
  );
  const several =
    entries.length > 1 && !work.apart && changes.some((change) => change !== undefined);
  changes.forEach((change, index) => {
    const entry = entries[index]!;
    if (change) apply(change, entry, set);
    else if (several) entry.guarded = true;
  });
  return states;
}

function summaries({ refs, summarise }: Work, states: States): States {
  return summarise ? states.map((state, index) => summarise(refs[index]!, state)) : states;
}

function stateFor(ref: Ref, entry: Entry, work: Work): State | undefined {
  const { name } = ref.definition;
  if (ref.presence === 'new') {
    if (entry.state) throw new AggregateExists(name, ref.id);
    return undefined;
  }
  const state = visible(entry, work);
  if (!state && ref.presence === 'existing') throw new AggregateNotFound(name, ref.id);
  if (!state && entry.state) throw new OutsideArea(work.cause.area);
  return state;
}

interface Change {
  readonly state: State;
  readonly events: readonly OutboxEvent[];
}

/** What a decision changes; undefined when it keeps the aggregate as it is. */
function changeOf(
  entry: Entry,
  ref: Ref,
  decision: Decision<State, DomainEvent> | undefined,
  work: Work,
  maxBytes: number,
): Change | undefined {
  if (!decision) return undefined;
  const { events } = decision;
  const state = definedFields(decision.state);
  if (events.length === 0 && (state === entry.state || isDeepStrictEqual(state, entry.state)))
    return undefined;
  checkState(state, ref, work);
  if (events.length === 0 && ref.definition.topic)
    throw new SilentChange(ref.definition.name, ref.id);
  const encoded = events.map((event, index) =>
    encode(event, { ref, state, sequence: entry.sequence + index + 1, work, maxBytes }),
  );
  return { state, events: encoded };
}

function checkState(state: State, ref: Ref, work: Work): void {
  const unsound = (reason: string) => new UnsoundDecision(ref.definition.name, ref.id, reason);
  if (typeof state !== 'object' || state === null) throw unsound('returned no state');
  if (state.id !== ref.id) throw unsound('returned a state with another id');
  if (!isCityCode(state.cityCode)) throw unsound('returned a state without a city code');
  if (!covers(work.cause.area, state.cityCode)) throw new OutsideArea(work.cause.area);
  for (const key in state) {
    if (key !== 'id' && key !== 'cityCode' && !(key in ref.definition.fields))
      throw unsound(`returned a state with the undeclared field ${key}`);
  }
}

function apply({ state, events }: Change, entry: Entry, set: WorkingSet): void {
  entry.state = deepFreeze(state);
  entry.version += 1;
  entry.sequence += events.length;
  set.events.push(...events);
}
