import { certificateTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class CertificateEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(certificateTopic.CertificateIssued)
  onCertificateIssued(event: Received<typeof certificateTopic.CertificateIssued>) {
    return this.learn.certificate(event);
  }

  @On(certificateTopic.CertificateRevoked)
  onCertificateRevoked(event: Received<typeof certificateTopic.CertificateRevoked>) {
    return this.learn.certificate(event);
  }
}
