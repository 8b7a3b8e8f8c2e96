import { checkEach, type CheckedPromise, type StreamEvent } from '@korsa/demo';
import { documentsOf, type Evidence, type StoredDocument } from '../evidence.js';
import { factsOf, tells } from '../facts.js';
import { nameOf, type Operation } from '../operations.js';
import { stillHeld } from './still-held.js';

/** Promise 1: what was acknowledged is stored, and its events are on the topics. */
export function acknowledgedIsTold(
  operations: readonly Operation[],
  events: readonly StreamEvent[],
): CheckedPromise {
  const byKey = Map.groupBy(events, ({ correlationId }) => correlationId);
  const bySubject = Map.groupBy(events, ({ subject }) => subject);
  const own = operations.filter(({ misuse }) => !misuse);
  const causes = new Map(own.map((operation) => [operation.first.key, operation]));
  return checkEach(
    '1 what was acknowledged is on the topics',
    answered(operations),
    (operation) => {
      const caused = byKey.get(operation.first.key) ?? [];
      const missing = factsOf(operation).find((fact) => {
        if (caused.some((event) => tells(event, fact))) return false;
        const told = bySubject.get(fact.subject) ?? [];
        return !fact.byAnybody || !stillHeld(fact, operation, told, causes);
      });
      return (
        missing && `${nameOf(operation)}: no ${missing.types.join(' or ')} of ${missing.subject}`
      );
    },
  );
}

/** Where the effect of a command is that tells nobody of it. */
const stored: Readonly<Record<string, readonly [collection: string, id: string]>> = {
  registerVenue: ['scheduling.venues', 'venueId'],
  registerGate: ['attendance.gates', 'gateId'],
};

/** Promise 1 for commands without events: their effect is in the database. */
export function acknowledgedIsStored(
  operations: readonly Operation[],
  evidence: Evidence,
): CheckedPromise {
  const drafts = documentsOf(evidence, 'scheduling.draftAgendas');
  const silent = answered(operations).filter(({ first: { operation } }) => operation in stored);
  const sessions = answered(operations).filter(({ first }) => first.operation === 'addSession');
  return checkEach('1 what was acknowledged is stored', [...silent, ...sessions], (operation) => {
    const answer = operation.acknowledged[0]?.answer as Record<string, string>;
    const { operation: name, about } = operation.first;
    const place = stored[name];
    const found = place
      ? documentsOf(evidence, place[0]).has(answer[place[1]] ?? '')
      : hasSession(drafts.get(about), answer['sessionId']);
    return found ? undefined : `${nameOf(operation)} is not in the database`;
  });
}

function hasSession(draft: StoredDocument | undefined, sessionId: string | undefined): boolean {
  const sessions = (draft?.['sessions'] ?? []) as { sessionId: string }[];
  return sessions.some((session) => session.sessionId === sessionId);
}

/** Commands that were answered with a yes. */
export function answered(operations: readonly Operation[]): Operation[] {
  return operations.filter(({ acknowledged, misuse }) => acknowledged.length > 0 && !misuse);
}
