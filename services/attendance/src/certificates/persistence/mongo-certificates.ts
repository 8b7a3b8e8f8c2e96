import { certificateTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { Certificate, CertificateEvent } from '../domain/certificate.js';
import type { Certificates } from '../domain/certificates.js';

export const certificateAggregate = defineAggregate<Certificate>({
  name: 'certificate',
  collection: 'certificates',
  topic: certificateTopic,
  fields: {
    retreatId: String,
    registrationId: String,
    personId: String,
    number: String,
    outcome: String,
    jp: Number,
    basis: String,
    issuedAt: String,
    revokedAt: String,
    replacedBy: String,
  },
  indexes: [
    { keys: { cityCode: 1, number: 1 }, unique: true },
    { keys: { cityCode: 1, retreatId: 1, outcome: 1 } },
  ],
});

@Injectable()
export class MongoCertificates
  extends AggregateStore<Certificate, CertificateEvent>
  implements Certificates
{
  constructor(store: Store) {
    super(store, certificateAggregate);
  }
}
