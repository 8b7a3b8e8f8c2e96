import { registrationTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { LearnParticipant } from '../application/learn-participant.js';
import type { ParticipantStatus } from '../domain/participant.js';

@Consumer({ group: 'korsa.scheduling.participants' })
export class RegistrationEventsConsumer {
  constructor(private readonly learnParticipant: LearnParticipant) {}

  @On(registrationTopic.ParticipantNominated)
  onParticipantNominated(event: Received<typeof registrationTopic.ParticipantNominated>) {
    return this.learn(event, 'nominated');
  }

  @On(registrationTopic.RegistrationRejected)
  onRegistrationRejected(event: Received<typeof registrationTopic.RegistrationRejected>) {
    return this.learn(event, 'rejected');
  }

  @On(registrationTopic.ParticipationConfirmed)
  onParticipationConfirmed(event: Received<typeof registrationTopic.ParticipationConfirmed>) {
    return this.learn(event, 'confirmed');
  }

  @On(registrationTopic.ReconfirmationRequested)
  onReconfirmationRequested(event: Received<typeof registrationTopic.ReconfirmationRequested>) {
    return this.learn(event, 'reconfirming');
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

  @On(registrationTopic.ParticipantSubstituted)
  onParticipantSubstituted(event: Received<typeof registrationTopic.ParticipantSubstituted>) {
    return this.learn(event, 'substituted');
  }

  @On(registrationTopic.RegistrationCancelled)
  onRegistrationCancelled(event: Received<typeof registrationTopic.RegistrationCancelled>) {
    return this.learn(event, 'cancelled');
  }

  private learn({ subject, data, time }: News, status: ParticipantStatus): Promise<unknown> {
    const { retreatId } = data;
    return this.learnParticipant.execute({ registrationId: subject, retreatId, status, at: time });
  }
}

interface News {
  readonly subject: string;
  readonly time: string;
  readonly data: { readonly retreatId: string };
}
