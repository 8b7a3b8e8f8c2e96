import type { CertificateOutcome } from '@korsa/contracts';
import type { Page, PageRequest } from '../../paging.js';
import type { Certificate } from '../domain/certificate.js';

export interface CertificateFilter {
  readonly retreatId: string;
  readonly outcome?: CertificateOutcome | undefined;
  readonly registrationId?: string | undefined;
  readonly valid?: 'true' | 'false' | undefined;
}

/** Certificates, sorted by id. */
export abstract class CertificateQueries {
  abstract page(filter: CertificateFilter, request: PageRequest): Promise<Page<Certificate>>;
  abstract byNumber(number: string): Promise<Certificate | undefined>;
}
