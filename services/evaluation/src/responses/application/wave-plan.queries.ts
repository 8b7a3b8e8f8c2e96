import type { Instant } from '@korsa/domain';
import type { WavePlan } from '../domain/wave-plan.js';

export abstract class WavePlanQueries {
  /** Plans of every city with a wave to open or to close by then. */
  abstract dueBy(at: Instant): Promise<WavePlan[]>;
}
