import type { creditTopic, DataOf, EventsOf, presenceTopic } from '@korsa/contracts';
import { decide, type AggregateState, type Decision } from '@korsa/domain';

export type CreditEvent = EventsOf<typeof creditTopic>;

/** One line of a ledger; lines are added, never changed. */
export interface LedgerEntry {
  readonly kind: 'posted' | 'reversed';
  readonly jp: number;
  readonly year: number;
  readonly retreatId: string;
  readonly registrationId: string;
  readonly enteredAt: string;
}

/** The JP of one civil servant; its id is the person's. */
export interface Ledger extends AggregateState {
  readonly category: 'PNS' | 'PPPK';
  readonly entries: readonly LedgerEntry[];
}

type AttendanceDecided = DataOf<typeof presenceTopic.AttendanceDecided>;

/**
 * Enters the JP of an attendance decision, and takes back what an earlier decision of the same registration posted.
 * Undefined when there is nothing to enter: no civil servant, no JP, or the same JP as before.
 */
export function settle(
  ledger: Ledger | undefined,
  { cityCode, registrationId }: { readonly cityCode: string; readonly registrationId: string },
  decided: AttendanceDecided,
): Decision<Ledger, CreditEvent> | undefined {
  const { category, retreatId, revision, decidedAt } = decided;
  if (category !== 'PNS' && category !== 'PPPK') return undefined;
  const known = ledger ?? { id: decided.personId, cityCode, category, entries: [] };
  const year = Number(decided.lastDay.slice(0, 4));
  const standing = postedFor(known, registrationId);
  if ((standing?.jp ?? 0) === decided.creditJp) return undefined;
  const source = { retreatId, registrationId };
  const entries: LedgerEntry[] = [];
  const events: CreditEvent[] = [];
  if (standing) {
    const { jp, year: postedYear } = standing;
    const reversed = { jp, year: postedYear, ...source };
    entries.push({ kind: 'reversed', ...reversed, enteredAt: decidedAt });
    events.push({ type: 'CreditReversed', data: { ...reversed, revision } });
  }
  if (decided.creditJp > 0) {
    const posted = { jp: decided.creditJp, year, ...source };
    entries.push({ kind: 'posted', ...posted, enteredAt: decidedAt });
    events.push({ type: 'CreditPosted', data: { ...posted, revision, category } });
  }
  return decide({ ...known, category, entries: [...known.entries, ...entries] }, events);
}

/** The posting of a registration that was not taken back. */
function postedFor({ entries }: Ledger, registrationId: string): LedgerEntry | undefined {
  const last = entries.filter((entry) => entry.registrationId === registrationId).at(-1);
  return last?.kind === 'posted' ? last : undefined;
}
