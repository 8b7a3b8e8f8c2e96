import { checkEach, type CheckedPromise } from '@korsa/demo';
import { documentsOf, type Evidence } from '../evidence.js';
import { nameOf, spanOf, type Operation } from '../operations.js';
import { answered } from './acknowledged.js';

interface Move {
  readonly sessionId: string;
  readonly startsAt: string;
}

/**
 * Promise 1 for moves, which tell nobody before the agenda is published: a session stands where a last move has put it. Of
 * moves at the same time any may be the last. The time of day tells them apart; the day goes with the retreat.
 */
export function sessionsStayWhereMoved(
  operations: readonly Operation[],
  evidence: Evidence,
): CheckedPromise {
  const drafts = documentsOf(evidence, 'scheduling.draftAgendas');
  const moves = answered(operations).filter(({ first }) => first.operation === 'moveSession');
  const bySession = Map.groupBy(moves, (move) => moveOf(move).sessionId);
  return checkEach('1 a session stays where it was moved', bySession, ([sessionId, own]) => {
    const begunLast = Math.max(...own.map((move) => spanOf(move).from));
    const last = own.filter((move) => spanOf(move).to >= begunLast);
    const sessions = (drafts.get(own[0]!.first.about)?.['sessions'] ?? []) as Move[];
    const stands = sessions.find((session) => session.sessionId === sessionId);
    const right = last.some((move) => clockOf(moveOf(move)) === (stands && clockOf(stands)));
    return right ? undefined : `after ${nameOf(last[0]!)} ${sessionId} is elsewhere`;
  });
}

function moveOf({ acknowledged }: Operation): Move {
  return acknowledged[0]!.answer as unknown as Move;
}

function clockOf({ startsAt }: Move): string {
  return startsAt.slice('2025-11-04T'.length);
}
