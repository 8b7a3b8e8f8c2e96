import { presenceTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { PostCredit } from '../application/post-credit.js';

@Consumer({ group: 'korsa.attendance.credits' })
export class CreditPresenceEventsConsumer {
  constructor(private readonly postCredit: PostCredit) {}

  @On(presenceTopic.AttendanceDecided)
  onAttendanceDecided({
    subject,
    cityCode,
    data,
  }: Received<typeof presenceTopic.AttendanceDecided>): Promise<unknown> {
    return this.postCredit.execute({ registrationId: subject, cityCode, decided: data });
  }
}
