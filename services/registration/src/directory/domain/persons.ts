import { Aggregates } from '@korsa/domain';
import type { Person, PersonEvent } from './person.js';

/** All persons. */
export abstract class Persons extends Aggregates<Person, PersonEvent> {}
