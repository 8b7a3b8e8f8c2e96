import { Aggregates } from '@korsa/domain';
import type { Attendee } from './attendee.js';

/** What is known of each registration, written by the consumer of registration's topic alone. */
export abstract class Attendees extends Aggregates<Attendee> {}
