import { personTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class PersonEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(personTopic.PersonEnrolled)
  onPersonEnrolled(event: Received<typeof personTopic.PersonEnrolled>) {
    return this.learn.person(event);
  }

  @On(personTopic.PersonPositionChanged)
  onPersonPositionChanged(event: Received<typeof personTopic.PersonPositionChanged>) {
    return this.learn.person(event);
  }

  @On(personTopic.PersonErased)
  onPersonErased(event: Received<typeof personTopic.PersonErased>) {
    return this.learn.person(event);
  }
}
