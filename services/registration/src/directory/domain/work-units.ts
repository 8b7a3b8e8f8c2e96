import { Aggregates } from '@korsa/domain';
import type { WorkUnit, WorkUnitEvent } from './work-unit.js';

/** All work units, by unit code. */
export abstract class WorkUnits extends Aggregates<WorkUnit, WorkUnitEvent> {}
