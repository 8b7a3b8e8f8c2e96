import { Aggregates } from '@korsa/domain';
import type { KnownRetreat } from './known-retreat.js';

/** What this service has heard of retreats, by retreat. Written by the handlers of the retreat topic only. */
export abstract class KnownRetreats extends Aggregates<KnownRetreat> {}
