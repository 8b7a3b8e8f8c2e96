import { Aggregates } from '@korsa/domain';
import type { Presence, PresenceEvent } from './presence.js';

/** The presence of every participant, under the id of the registration. */
export abstract class Presences extends Aggregates<Presence, PresenceEvent> {}
