import { Aggregates } from '@korsa/domain';
import type { Seating } from './seating.js';

/** The seats of all retreats, by retreat. */
export abstract class Seatings extends Aggregates<Seating> {}
