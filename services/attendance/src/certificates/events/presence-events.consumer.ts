import { presenceTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { IssueCertificate } from '../application/issue-certificate.js';

@Consumer({ group: 'korsa.attendance.certificates' })
export class CertificatePresenceEventsConsumer {
  constructor(private readonly issueCertificate: IssueCertificate) {}

  @On(presenceTopic.AttendanceDecided)
  onAttendanceDecided({
    subject,
    cityCode,
    data,
  }: Received<typeof presenceTopic.AttendanceDecided>): Promise<unknown> {
    return this.issueCertificate.execute({ registrationId: subject, cityCode, decided: data });
  }
}
