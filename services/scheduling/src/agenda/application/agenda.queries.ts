import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { Planning, type Plans } from '../../retreats/application/planning.js';
import { Retreats, type Retreat } from '../../retreats/application/retreats.js';
import { coverageOf } from '../domain/coverage.js';
import { agendaView, draftView, type AgendaAnswer, type DraftAnswer } from './agenda-views.js';
import { ReviewDraft } from './review-draft.js';

@Injectable()
export class AgendaQueries {
  constructor(
    private readonly retreats: Retreats,
    private readonly planning: Planning,
    private readonly reviewDraft: ReviewDraft,
    private readonly settings: Settings<typeof config>,
  ) {}

  async released(retreatId: string): Promise<AgendaAnswer> {
    return this.releasedOf(await this.retreats.get(retreatId));
  }

  releasedOf(retreat: Retreat): AgendaAnswer {
    return agendaView(retreat, this.settings.jpPolicy);
  }

  async draft(retreatId: string): Promise<DraftAnswer> {
    return this.draftOf(await this.planning.of(retreatId));
  }

  async draftOf(plans: Plans): Promise<DraftAnswer> {
    return draftView(plans, await this.reviewDraft.execute(plans), this.settings.jpPolicy);
  }

  async coverage(retreatId: string) {
    const { objectives, agenda } = await this.retreats.get(retreatId);
    return { retreatId, release: agenda.release, ...coverageOf(objectives, agenda.sessions) };
  }
}
