import { registrationTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class RegistrationEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(registrationTopic.ParticipantNominated)
  onParticipantNominated(event: Received<typeof registrationTopic.ParticipantNominated>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.RegistrationRejected)
  onRegistrationRejected(event: Received<typeof registrationTopic.RegistrationRejected>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.ParticipationConfirmed)
  onParticipationConfirmed(event: Received<typeof registrationTopic.ParticipationConfirmed>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.ParticipationDeclined)
  onParticipationDeclined(event: Received<typeof registrationTopic.ParticipationDeclined>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.RegistrationWaitlisted)
  onRegistrationWaitlisted(event: Received<typeof registrationTopic.RegistrationWaitlisted>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.RegistrationPromoted)
  onRegistrationPromoted(event: Received<typeof registrationTopic.RegistrationPromoted>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.ReconfirmationRequested)
  onReconfirmationRequested(event: Received<typeof registrationTopic.ReconfirmationRequested>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.ParticipantSubstituted)
  onParticipantSubstituted(event: Received<typeof registrationTopic.ParticipantSubstituted>) {
    return this.learn.participant(event);
  }

  @On(registrationTopic.RegistrationCancelled)
  onRegistrationCancelled(event: Received<typeof registrationTopic.RegistrationCancelled>) {
    return this.learn.participant(event);
  }
}
