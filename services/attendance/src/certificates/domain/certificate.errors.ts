import { DomainError } from '@korsa/domain';

/** The number was never given to a certificate, at least not in the caller's area. */
export class CertificateNumberUnknown extends DomainError {
  readonly code = 'certificate-number-unknown';
  readonly kind = 'not-found';

  constructor() {
    super('No certificate has this number.');
  }
}
