import type { AgendaWarning } from '@korsa/contracts';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { ParticipantCounts } from '../../participants/application/participant-counts.js';
import type { Plans } from '../../retreats/application/planning.js';
import { warningsOf } from '../domain/warnings.js';

/** What somebody should look at before the draft is published. */
@Injectable()
export class ReviewDraft {
  constructor(
    private readonly settings: Settings<typeof config>,
    private readonly participants: ParticipantCounts,
  ) {}

  async execute({ retreat, draft, venue }: Plans): Promise<AgendaWarning[]> {
    const { confirmed } = await this.participants.of(retreat.id);
    const capacities = new Map(venue.rooms.map(({ code, capacity }) => [code, capacity]));
    return warningsOf(draft.sessions, {
      timeZone: retreat.timeZone,
      fridayPrayer: this.settings.fridayPrayer,
      capacityOf: (code) => capacities.get(code) ?? undefined,
      participants: confirmed,
    });
  }
}
