import type { AgendaWarning, Session, SessionKind, SessionTags } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import { newId } from '@korsa/store';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { Planning } from '../../retreats/application/planning.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { addSession } from '../domain/draft-agenda.js';
import { frameOf } from './frame-of.js';
import { ReviewDraft } from './review-draft.js';

export interface AddSessionCommand {
  readonly retreatId: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomCode: string | null;
  readonly tags: SessionTags;
  readonly speakerIds: string[];
}

export interface PlannedWithWarnings {
  readonly session: Session;
  readonly warnings: readonly AgendaWarning[];
}

@Injectable()
export class AddSession {
  constructor(
    private readonly planning: Planning,
    private readonly reviewDraft: ReviewDraft,
    private readonly settings: Settings<typeof config>,
  ) {}

  async execute(command: AddSessionCommand): Promise<PlannedWithWarnings> {
    const { retreatId, ...rest } = command;
    const planned = { sessionId: newId(), ...rest };
    const { jpPolicy } = this.settings;
    const plans = await this.planning.change(retreatId, ({ retreat, draft, venue }) => {
      requirePlannable(retreat);
      return { draft: addSession(draft, planned, frameOf({ retreat, venue }), jpPolicy) };
    });
    // The last one instead of the new id: a repeated command is answered with what its first run added.
    const session = plans.draft.sessions.at(-1)!;
    const warnings = await this.reviewDraft.execute(plans);
    return { session, warnings: warnings.filter((w) => w.sessionId === session.sessionId) };
  }
}
