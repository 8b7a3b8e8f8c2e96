import type { AgendaWarning, Session, SessionKind, SessionTags } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';
import { newId } from '@korsa/store';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { Planning } from '../../retreats/application/planning.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { requireNotTaken } from '../../venues/domain/venue.js';
import { addSession, type PlannedSession } from '../domain/draft-agenda.js';
import { frameOf } from './frame-of.js';
import { ReviewDraft } from './review-draft.js';
import { roomAt } from './room-at.js';

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
    const { retreatId, roomCode, ...rest } = command;
    const sessionId = newId();
    const { jpPolicy } = this.settings;
    const plans = await this.planning.change(retreatId, ({ retreat, draft, venue }) => {
      requirePlannable(retreat);
      const planned: PlannedSession = { sessionId, ...rest, room: roomAt(venue, roomCode) };
      const next = addSession(draft, planned, frameOf(retreat), jpPolicy);
      requireNotTaken(venue, retreatId, next.sessions.slice(-1));
      return { draft: next };
    });
    // The last one instead of the new id: a repeated command is answered with what its first run added.
    const session = plans.draft.sessions.at(-1)!;
    const warnings = await this.reviewDraft.execute(plans);
    return { session, warnings: warnings.filter((w) => w.sessionId === session.sessionId) };
  }
}
