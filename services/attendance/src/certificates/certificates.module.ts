import type { ModuleMetadata } from '@nestjs/common';
import { CertificatesController } from './api/certificates.controller.js';
import { CertificateQueries } from './application/certificate.queries.js';
import { IssueCertificate } from './application/issue-certificate.js';
import { Certificates } from './domain/certificates.js';
import { CertificatePresenceEventsConsumer } from './events/presence-events.consumer.js';
import { MongoCertificateQueries } from './persistence/mongo-certificate.queries.js';
import { MongoCertificates } from './persistence/mongo-certificates.js';

export const certificates: ModuleMetadata = {
  controllers: [CertificatesController, CertificatePresenceEventsConsumer],
  providers: [
    IssueCertificate,
    { provide: Certificates, useClass: MongoCertificates },
    { provide: CertificateQueries, useClass: MongoCertificateQueries },
  ],
};
