import type { Instant } from '@korsa/domain';
import type { WavePlan } from '../domain/wave-plan.js';

export abstract class WavePlanQueries {
  /** Plans with a wave to open or to close by then, the longest due first. A timer sees those of every city. */
  abstract dueBy(at: Instant): Promise<WavePlan[]>;
}
