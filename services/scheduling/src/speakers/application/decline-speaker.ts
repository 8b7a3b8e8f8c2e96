import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Retreats, withSpeakers } from '../../retreats/application/retreats.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { decline, speakerOf, type Speaker } from '../domain/speaker-list.js';

export interface DeclineSpeakerCommand {
  readonly retreatId: string;
  readonly speakerId: string;
  readonly reason: string;
}

@Injectable()
export class DeclineSpeaker {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, speakerId, reason }: DeclineSpeakerCommand): Promise<Speaker> {
    const at = this.clock.now();
    const { speakers } = await this.retreats.change(retreatId, (retreat) => {
      requirePlannable(retreat);
      return withSpeakers(retreat, decline(retreat.speakers, speakerId, reason, at));
    });
    return speakerOf(speakers, speakerId);
  }
}
