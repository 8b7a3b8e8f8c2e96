import { presenceTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class PresenceEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(presenceTopic.AttendanceDecided)
  onAttendanceDecided(event: Received<typeof presenceTopic.AttendanceDecided>) {
    return this.learn.attendance(event);
  }
}
