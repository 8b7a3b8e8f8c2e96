import { Aggregates } from '@korsa/domain';
import type { Programme } from './programme.js';

/** What is known of each retreat, written by the consumer of scheduling's topic alone. */
export abstract class Programmes extends Aggregates<Programme> {}
