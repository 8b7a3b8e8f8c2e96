import { decide, keep, type Decision, type Instant } from '@korsa/domain';
import { AlreadyNominated } from './registration.errors.js';
import {
  isActive,
  type NomineeFacts,
  type Refusal,
  type Registration,
  type RegistrationEvent,
} from './registration.js';

export interface Nomination {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly personId: string;
  readonly facts: NomineeFacts;
  readonly group: string | null;
}

/**
 * A nomination is a fact whether or not the rule admits the person: refusals make it a rejected registration.
 * Who was rejected, or left before, may be nominated again; the same rejection is not told twice.
 */
export function nominate(
  before: Registration | undefined,
  nomination: Nomination,
  refusals: readonly Refusal[],
  at: Instant,
): Decision<Registration, RegistrationEvent> {
  refuseTwice(before);
  const { retreatId, personId, facts, group } = nomination;
  const nominee = { retreatId, personId, ...facts, group };
  if (refusals.length === 0) {
    return decide(registered(nomination, 'nominated', at), [
      { type: 'ParticipantNominated', data: { ...nominee, substituteFor: null, nominatedAt: at } },
    ]);
  }
  const rejected = { ...registered(nomination, 'rejected', at), refusals };
  if (before?.status === 'rejected' && sameRejection(before, rejected)) return keep(before);
  const reasons = refusals.map(({ reason }) => reason);
  return decide(rejected, [
    { type: 'RegistrationRejected', data: { ...nominee, reasons, rejectedAt: at } },
  ]);
}

/** Throws AlreadyNominated for a person who has a place, or may get one. */
export function refuseTwice(before: Registration | undefined): void {
  if (before && isActive(before)) throw new AlreadyNominated(before.id, before.status);
}

/** A registration as it begins. */
export function registered(
  nomination: Nomination,
  status: 'nominated' | 'rejected',
  at: Instant,
): Registration {
  return {
    ...nomination,
    status,
    refusals: [],
    waitlistPosition: null,
    nominatedAt: at,
    confirmedAt: null,
    endedAt: null,
    endReason: null,
    substituteFor: null,
    substitutedBy: null,
    rescheduled: 0,
  };
}

function sameRejection(a: Registration, b: Registration): boolean {
  const said = ({ facts, group, refusals }: Registration) =>
    JSON.stringify([Object.entries(facts).sort(), group, refusals.map(({ reason }) => reason)]);
  return said(a) === said(b);
}
