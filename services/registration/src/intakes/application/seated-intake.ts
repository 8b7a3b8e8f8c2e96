import type { Seating } from '../../registrations/domain/seating.js';
import type { Intake } from '../domain/intake.js';

/** An intake together with its seats. */
export interface SeatedIntake {
  readonly intake: Intake;
  readonly seating: Seating;
}
