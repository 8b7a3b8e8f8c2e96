import { registrationTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { LearnAttendee } from '../application/learn-attendee.js';
import type { AttendeeFact, AttendeeStatus } from '../domain/attendee.js';

@Consumer({ group: 'korsa.attendance.attendees' })
export class RegistrationEventsConsumer {
  constructor(private readonly learnAttendee: LearnAttendee) {}

  @On(registrationTopic.ParticipantNominated)
  onParticipantNominated(event: Received<typeof registrationTopic.ParticipantNominated>) {
    return this.learn(event, 'nominated', event.data.category);
  }

  @On(registrationTopic.RegistrationRejected)
  onRegistrationRejected(event: Received<typeof registrationTopic.RegistrationRejected>) {
    return this.learn(event, 'rejected', event.data.category);
  }

  @On(registrationTopic.ParticipationConfirmed)
  onParticipationConfirmed(event: Received<typeof registrationTopic.ParticipationConfirmed>) {
    return this.learn(event, 'confirmed');
  }

  @On(registrationTopic.ParticipationDeclined)
  onParticipationDeclined(event: Received<typeof registrationTopic.ParticipationDeclined>) {
    return this.learn(event, 'declined');
  }

  @On(registrationTopic.RegistrationWaitlisted)
  onRegistrationWaitlisted(event: Received<typeof registrationTopic.RegistrationWaitlisted>) {
    return this.learn(event, 'waitlisted');
  }

  @On(registrationTopic.RegistrationPromoted)
  onRegistrationPromoted(event: Received<typeof registrationTopic.RegistrationPromoted>) {
    return this.learn(event, 'confirmed');
  }

  @On(registrationTopic.ReconfirmationRequested)
  onReconfirmationRequested(event: Received<typeof registrationTopic.ReconfirmationRequested>) {
    return this.learn(event, 'reconfirming');
  }

  @On(registrationTopic.ParticipantSubstituted)
  onParticipantSubstituted(event: Received<typeof registrationTopic.ParticipantSubstituted>) {
    return this.learn(event, 'substituted');
  }

  @On(registrationTopic.RegistrationCancelled)
  onRegistrationCancelled(event: Received<typeof registrationTopic.RegistrationCancelled>) {
    return this.learn(event, 'cancelled');
  }

  private learn(
    { subject, cityCode, data }: ToldRegistration,
    status: AttendeeStatus,
    category?: NonNullable<AttendeeFact['category']>,
  ): Promise<unknown> {
    const { retreatId, personId } = data;
    const fact = { retreatId, personId, status, ...(category && { category }) };
    return this.learnAttendee.execute({ registrationId: subject, cityCode, fact });
  }
}

interface ToldRegistration {
  readonly subject: string;
  readonly cityCode: string;
  readonly data: { readonly retreatId: string; readonly personId: string };
}
