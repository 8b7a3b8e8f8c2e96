import type { ParticipantsView } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import type { ParticipantStatus } from './participant.js';

export interface CountRow {
  readonly retreatId: string;
  readonly status: ParticipantStatus;
  readonly count: number;
  /** Time of the latest news among them. */
  readonly asOf: Instant;
}

export const nothingHeard: ParticipantsView = {
  nominated: 0,
  confirmed: 0,
  reconfirming: 0,
  waitlisted: 0,
  rejected: 0,
  declined: 0,
  substituted: 0,
  cancelled: 0,
  asOf: null,
};

/** Counts by retreat. Somebody who is asked again keeps the seat, so counts as confirmed, too. */
export function countsOf(rows: readonly CountRow[]): ReadonlyMap<string, ParticipantsView> {
  const byRetreat = new Map<string, ParticipantsView>();
  for (const { retreatId, status, count, asOf } of rows) {
    const known = byRetreat.get(retreatId) ?? nothingHeard;
    const next = { ...known, [status]: known[status] + count };
    if (status === 'reconfirming') next.confirmed += count;
    if (known.asOf === null || asOf > known.asOf) next.asOf = asOf;
    byRetreat.set(retreatId, next);
  }
  return byRetreat;
}
