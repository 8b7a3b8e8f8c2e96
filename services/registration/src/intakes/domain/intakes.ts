import { Aggregates } from '@korsa/domain';
import type { Intake, IntakeEvent } from './intake.js';

/** All intakes, by retreat. */
export abstract class Intakes extends Aggregates<Intake, IntakeEvent> {}
