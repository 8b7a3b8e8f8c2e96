import type { WorkUnitView } from '@korsa/contracts';
import type { Page, PageRequest } from '../../paging.js';
import type { UnitKind, WorkUnit } from '../domain/work-unit.js';

export interface WorkUnitFilter {
  readonly kind?: UnitKind | undefined;
  readonly parentCode?: string | undefined;
  /** Only units that exist on this day. */
  readonly validOn?: string | undefined;
}

/** Reads of work units in the caller's area. */
export abstract class WorkUnitQueries {
  /** Throws AggregateNotFound. */
  abstract get(unitCode: string): Promise<WorkUnitView>;
  abstract list(filter: WorkUnitFilter, page: PageRequest): Promise<Page<WorkUnitView>>;
  /** The units with these codes that there are. */
  abstract byCodes(unitCodes: readonly string[]): Promise<ReadonlyMap<string, WorkUnit>>;
}
