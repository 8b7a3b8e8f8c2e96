import {
  presenceStateTopic,
  presenceTopic,
  registrationStateTopic,
  registrationTopic,
} from '@korsa/contracts';
import { defineProjection } from '@korsa/eventing';
import { follow, type Participation } from '../domain/participation.js';

/** One document per registration: both topics have its id as their key. */
export const participations = defineProjection({
  name: 'participations',
  revision: 1,
  events: [
    registrationTopic.ParticipantNominated,
    registrationTopic.RegistrationRejected,
    registrationTopic.ParticipationConfirmed,
    registrationTopic.ParticipationDeclined,
    registrationTopic.RegistrationWaitlisted,
    registrationTopic.RegistrationPromoted,
    registrationTopic.ReconfirmationRequested,
    registrationTopic.ParticipantSubstituted,
    registrationTopic.RegistrationCancelled,
    registrationStateTopic.RegistrationSnapshotted,
    presenceTopic.CheckedIn,
    presenceTopic.PresenceCorrected,
    presenceTopic.AttendanceDecided,
    presenceStateTopic.PresenceSnapshotted,
  ],
  apply: (known: Participation | undefined, fact): Participation => follow(known, fact),
  indexes: [{ retreatId: 1 }],
});
