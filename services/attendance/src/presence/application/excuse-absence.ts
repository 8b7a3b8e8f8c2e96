import type { ExcuseReason } from '@korsa/contracts';
import { Clock } from '@korsa/domain';
import { currentCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { excuse } from '../domain/excuse.js';
import { unseen } from '../domain/presence.js';
import { Presences } from '../domain/presences.js';
import { KnownParticipant } from './known-participant.js';

export interface ExcuseAbsenceCommand {
  readonly registrationId: string;
  readonly sessionIds: readonly string[];
  readonly reason: ExcuseReason;
  readonly document?: string | undefined;
}

/** Excuses a participant from sessions, all of them or none. */
@Injectable()
export class ExcuseAbsence {
  constructor(
    private readonly known: KnownParticipant,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  async execute(command: ExcuseAbsenceCommand): Promise<void> {
    const { registrationId, sessionIds, reason, document = null } = command;
    const { participant, frame } = await this.known.find(registrationId, sessionIds);
    const given = {
      reason,
      document,
      excusedBy: currentCause().actor,
      excusedAt: this.clock.now(),
    };
    const blank = unseen(registrationId, participant.cityCode, frame.retreatId);
    await this.presences.changeOrCreate(registrationId, (presence = blank) =>
      excuse(presence, [...new Set(sessionIds)], given, frame),
    );
  }
}
