import { Aggregates } from '@korsa/domain';
import type { Certificate, CertificateEvent } from './certificate.js';

export abstract class Certificates extends Aggregates<Certificate, CertificateEvent> {}
