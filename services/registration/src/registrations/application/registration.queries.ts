import type { RegistrationDetails, RegistrationSummary } from '@korsa/contracts';
import type { Page, PageRequest } from '../../paging.js';
import type { RegistrationStatus } from '../domain/registration.js';

export interface RegistrationFilter {
  readonly retreatId?: string | undefined;
  readonly personId?: string | undefined;
  readonly status?: RegistrationStatus | undefined;
  readonly unitCode?: string | undefined;
}

/** Reads of registrations in the caller's area. */
export abstract class RegistrationQueries {
  /** Throws AggregateNotFound. */
  abstract get(registrationId: string): Promise<RegistrationDetails>;
  abstract list(filter: RegistrationFilter, page: PageRequest): Promise<Page<RegistrationDetails>>;
  abstract summarize(retreatId: string): Promise<RegistrationSummary>;
  /** Ids of the registrations of a retreat in one of these states. */
  abstract idsOf(
    retreatId: string,
    statuses: readonly RegistrationStatus[],
  ): Promise<readonly string[]>;
}
