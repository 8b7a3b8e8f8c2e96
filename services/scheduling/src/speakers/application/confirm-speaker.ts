import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Retreats, withSpeakers } from '../../retreats/application/retreats.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { confirm, speakerOf, type Speaker } from '../domain/speaker-list.js';

export interface ConfirmSpeakerCommand {
  readonly retreatId: string;
  readonly speakerId: string;
}

@Injectable()
export class ConfirmSpeaker {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, speakerId }: ConfirmSpeakerCommand): Promise<Speaker> {
    const at = this.clock.now();
    const { speakers } = await this.retreats.change(retreatId, (retreat) => {
      requirePlannable(retreat);
      return withSpeakers(retreat, confirm(retreat.speakers, speakerId, at));
    });
    return speakerOf(speakers, speakerId);
  }
}
