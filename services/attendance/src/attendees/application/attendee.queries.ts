import type { Page, PageRequest } from '../../paging.js';
import type { Attendee } from '../domain/attendee.js';

export interface AttendeeFilter {
  readonly retreatId: string;
  readonly status: Attendee['status'];
  readonly category?: NonNullable<Attendee['category']> | undefined;
}

/** Attendees, sorted by id. */
export abstract class AttendeeQueries {
  abstract confirmedOf(retreatId: string): Promise<readonly Attendee[]>;
  abstract page(filter: AttendeeFilter, request: PageRequest): Promise<Page<Attendee>>;
}
