import { Aggregates } from '@korsa/domain';
import type { Registration, RegistrationEvent } from './registration.js';

/** All registrations; the id is made of retreat and person. */
export abstract class Registrations extends Aggregates<Registration, RegistrationEvent> {}
