import type { KnownRetreatView } from '@korsa/contracts';
import type { Page, PageRequest } from '../../paging.js';

export interface RetreatFilter {
  readonly cityCode?: string | undefined;
}

/** Reads of what is known of retreats in the caller's area. */
export abstract class RetreatQueries {
  /** Throws AggregateNotFound. */
  abstract get(retreatId: string): Promise<KnownRetreatView>;
  abstract list(filter: RetreatFilter, page: PageRequest): Promise<Page<KnownRetreatView>>;
}
