import type { CorrectionReason } from '@korsa/contracts';
import { Clock } from '@korsa/domain';
import { currentCause, newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { correct } from '../domain/correct.js';
import { unseen } from '../domain/presence.js';
import { Presences } from '../domain/presences.js';
import { KnownParticipant } from './known-participant.js';

export interface CorrectPresenceCommand {
  readonly registrationId: string;
  readonly sessionId: string;
  readonly to: 'present' | 'absent';
  readonly lateMinutes: number;
  readonly reason: CorrectionReason;
}

/** Sets right what is on record for a session, before the decision or after it. */
@Injectable()
export class CorrectPresence {
  constructor(
    private readonly known: KnownParticipant,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  async execute({ registrationId, sessionId, ...said }: CorrectPresenceCommand): Promise<void> {
    const { participant, frame, sessions } = await this.known.find(registrationId, [sessionId]);
    const correction = {
      ...said,
      session: sessions[0]!,
      correctedBy: currentCause().actor,
      correctedAt: this.clock.now(),
      scanId: newId(),
    };
    const blank = unseen(registrationId, participant.cityCode, frame.retreatId);
    await this.presences.changeOrCreate(registrationId, (presence = blank) =>
      correct(presence, correction, frame),
    );
  }
}
