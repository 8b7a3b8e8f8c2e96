import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Planning } from '../../retreats/application/planning.js';
import { withAgenda, type Retreat } from '../../retreats/application/retreats.js';
import { requirePublic } from '../../retreats/domain/status.js';
import { book } from '../../venues/domain/venue.js';
import { publish } from '../domain/release.js';

export interface PublishAgendaCommand {
  readonly retreatId: string;
}

/** The release is what takes the rooms: two drafts may plan with one room, the first release has it. */
@Injectable()
export class PublishAgenda {
  constructor(
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: PublishAgendaCommand): Promise<Retreat> {
    const at = this.clock.now();
    const { retreat } = await this.planning.change(retreatId, ({ retreat, draft, venue }) => {
      requirePublic(retreat);
      return {
        retreat: withAgenda(retreat, publish(retreat.agenda, draft.sessions, at)),
        venue: book(venue, retreatId, draft.sessions),
      };
    });
    return retreat;
  }
}
