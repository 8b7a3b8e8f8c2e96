import { registrationStateTopic } from '@korsa/contracts';
import { defineSnapshot } from '@korsa/eventing';
import { registrationAggregate } from './registration.aggregate.js';

/** What the events of a registration come to; why it ended is left out, because a snapshot is kept for good. */
export const registrationSnapshot = defineSnapshot(
  registrationAggregate,
  registrationStateTopic.RegistrationSnapshotted,
  ({ retreatId, personId, status, facts, group, refusals, ...registration }) => ({
    retreatId,
    personId,
    status,
    ...facts,
    group,
    refusals: refusals.map(({ reason }) => reason),
    substituteFor: registration.substituteFor,
    substitutedBy: registration.substitutedBy,
    nominatedAt: registration.nominatedAt,
    confirmedAt: registration.confirmedAt,
    endedAt: registration.endedAt,
  }),
);
