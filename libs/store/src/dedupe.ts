import { covers } from '@korsa/domain';
import type { Cause } from './cause.js';
import { AggregateNotFound } from '@korsa/domain';
import { IdempotencyKeyReused, RepeatDiverged } from './errors.js';
import { nameId } from './ids.js';
import type { Journal } from './journal.js';
import { RefusedBefore, refusalOf, type Refusal } from './refusal.js';
import type { Ref, State, States, Work } from './work.js';

/** What recognises a repeat of one store call. */
export type DedupeKey = { readonly kind: 'event'; readonly id: string } | CommandKey;

export interface CommandKey {
  readonly kind: 'command';
  readonly id: string;
  readonly fingerprint: string;
  readonly keepsRefusals: boolean;
}

/** What a command's first run touched and led to, in the order of its references: states, or their summaries. */
export interface CommandRecord {
  readonly fingerprint: string;
  readonly answers: readonly {
    readonly collection: string;
    readonly id: string;
    /** null: there was none after the decision. */
    readonly state: State | null;
  }[];
  /** Set when a rule said no: there are no answers then. */
  readonly refusal?: Refusal;
}

/**
 * The key of the next store call. An event is known by consumer, event and aggregates, so that a handler that was
 * interrupted between two aggregates does the second one only; a command by the number of the call.
 */
export function dedupeOf(
  cause: Cause,
  journal: Journal,
  refs: readonly Ref[],
): DedupeKey | undefined {
  const { dedupe } = cause;
  if (!dedupe) return undefined;
  if (dedupe.kind === 'command')
    return {
      kind: 'command',
      id: `${dedupe.key}#${journal.nextCall()}`,
      fingerprint: dedupe.fingerprint,
      keepsRefusals: dedupe.keepsRefusals ?? false,
    };
  const id = `${dedupe.consumer}:${dedupe.eventId}:${addressOf(refs)}`;
  const earlier = journal.nextFor(id);
  return { kind: 'event', id: earlier === 0 ? id : `${id}#${earlier}` };
}

/** Many aggregates are named by a digest: a key of the inbox should stay short. */
function addressOf(refs: readonly Ref[]): string {
  const addresses = refs.map(({ address }) => address);
  return addresses.length <= fewRefs ? addresses.join('+') : nameId(...addresses);
}

const fewRefs = 8;

/** What a repeat will be told; undefined when it shall be decided anew, as what failed and portions of many. */
export function recordOf(
  work: Work,
  { fingerprint, keepsRefusals }: CommandKey,
  outcome: { readonly states: States } | { readonly error: unknown },
): CommandRecord | undefined {
  if ('error' in outcome) {
    const refusal = keepsRefusals && !work.apart ? refusalOf(outcome.error) : undefined;
    return refusal && { fingerprint, answers: [], refusal };
  }
  const answers = work.refs.map(({ definition, id }, index) => ({
    collection: definition.collection,
    id,
    state: outcome.states[index] ?? null,
  }));
  return { fingerprint, answers };
}

/**
 * The answer of the first run. Throws IdempotencyKeyReused for another body, RefusedBefore, RepeatDiverged when the repeat
 * asks for other aggregates than its first run did (except a create, whose new id differs by nature).
 */
export function answerFrom(record: CommandRecord, work: Work, fingerprint: string): States {
  if (record.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
  if (record.refusal) throw new RefusedBefore(record.refusal);
  if (record.answers.length !== work.refs.length) throw new RepeatDiverged();
  const states = record.answers.map((answer, index) => {
    const ref = work.refs[index]!;
    const sameId = ref.presence === 'new' || answer.id === ref.id;
    if (answer.collection !== ref.definition.collection || !sameId) throw new RepeatDiverged();
    if (answer.state && !covers(work.cause.area, answer.state.cityCode))
      throw new AggregateNotFound(ref.definition.name, ref.id);
    return answer.state ?? undefined;
  });
  return states;
}
