import type { PresenceSummary, PresenceView } from '@korsa/contracts';
import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import {
  AttendeeQueries,
  type AttendeeFilter,
} from '../../attendees/application/attendee.queries.js';
import { Attendees } from '../../attendees/domain/attendees.js';
import { viewPage, type Page, type PageRequest } from '../../paging.js';
import { Presences } from '../domain/presences.js';
import { Frames } from './frames.js';
import { PassRefused } from './pass-refused.js';
import { PresenceQueries } from './presence.queries.js';
import { presenceViewOf, summaryOf } from './standing.js';

/** Shows presence: what attendance has on record, together with what it knows of programme and participant. */
@Injectable()
export class ReadPresence {
  constructor(
    private readonly attendees: Attendees,
    private readonly attendeeQueries: AttendeeQueries,
    private readonly presences: Presences,
    private readonly presenceQueries: PresenceQueries,
    private readonly frames: Frames,
    private readonly clock: Clock,
  ) {}

  /** Throws PassRefused for a registration that is not known. */
  async one(registrationId: string): Promise<PresenceView> {
    const [attendee, presence] = await Promise.all([
      this.attendees.find(registrationId),
      this.presences.find(registrationId),
    ]);
    if (!attendee) throw new PassRefused('registration-unknown');
    const frame = await this.frames.known(attendee);
    return presenceViewOf({ attendee, presence, frame, at: this.clock.now() });
  }

  async page(filter: AttendeeFilter, request: PageRequest): Promise<Page<PresenceSummary>> {
    const [frame, page] = await Promise.all([
      this.frames.of(filter.retreatId),
      this.attendeeQueries.page(filter, request),
    ]);
    const found = await this.presenceQueries.known(page.items.map(({ id }) => id));
    const presences = new Map(found.map((presence) => [presence.id, presence]));
    const at = this.clock.now();
    return viewPage(page, (attendee) =>
      summaryOf({ attendee, presence: presences.get(attendee.id), frame, at }),
    );
  }
}
