import type { Instant } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { Planning } from '../../retreats/application/planning.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { moveSession, sessionOf } from '../domain/draft-agenda.js';
import type { PlannedWithWarnings } from './add-session.js';
import { frameOf } from './frame-of.js';
import { ReviewDraft } from './review-draft.js';

export interface MoveSessionCommand {
  readonly retreatId: string;
  readonly sessionId: string;
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  /** Null takes the room away; left out keeps it. */
  readonly roomCode?: string | null | undefined;
}

@Injectable()
export class MoveSession {
  constructor(
    private readonly planning: Planning,
    private readonly reviewDraft: ReviewDraft,
    private readonly settings: Settings<typeof config>,
  ) {}

  async execute(command: MoveSessionCommand): Promise<PlannedWithWarnings> {
    const { retreatId, sessionId, ...move } = command;
    const { jpPolicy } = this.settings;
    const plans = await this.planning.change(retreatId, ({ retreat, draft, venue }) => {
      requirePlannable(retreat);
      const frame = frameOf({ retreat, venue });
      return { draft: moveSession(draft, sessionId, move, frame, jpPolicy) };
    });
    const warnings = await this.reviewDraft.execute(plans);
    return {
      session: sessionOf(plans.draft, sessionId),
      warnings: warnings.filter((warning) => warning.sessionId === sessionId),
    };
  }
}
