import type { PersonView } from '@korsa/contracts';
import type { Page, PageRequest } from '../../paging.js';
import type { Person } from '../domain/person.js';
import type { NipForm } from './person.views.js';

export interface PersonFilter {
  readonly unitCode?: string | undefined;
  readonly category?: Person['category'] | undefined;
}

/** Reads of persons in the caller's area. */
export abstract class PersonQueries {
  /** Throws AggregateNotFound. */
  abstract get(personId: string, nip: NipForm): Promise<PersonView>;
  abstract list(filter: PersonFilter, page: PageRequest): Promise<Page<PersonView>>;
  abstract lookUp(personIds: readonly string[], nip: NipForm): Promise<readonly PersonView[]>;
  /** The persons with these ids that there are. */
  abstract byIds(personIds: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Id of the person who holds this NIP, by fingerprint. */
  abstract holderOf(nipFingerprint: string): Promise<string | undefined>;
}
