import { currentCause } from '@korsa/store';
import type { Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { learn, Participants, type ParticipantStatus } from '../domain/participant.js';

export interface LearnParticipantCommand {
  readonly registrationId: string;
  readonly retreatId: string;
  readonly status: ParticipantStatus;
  readonly at: Instant;
}

@Injectable()
export class LearnParticipant {
  constructor(private readonly participants: Participants) {}

  async execute(command: LearnParticipantCommand): Promise<void> {
    const { registrationId: id, retreatId, status, at: asOf } = command;
    const news = { id, cityCode: currentCause().area, retreatId, status, asOf };
    await this.participants.changeOrCreate(id, (known) => learn(known, news));
  }
}
