import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Retreats, withSpeakers } from '../../retreats/application/retreats.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { replace, speakerOf, type Speaker } from '../domain/speaker-list.js';

export interface ReplaceSpeakerCommand {
  readonly retreatId: string;
  readonly speakerId: string;
  readonly office: string;
  readonly institution: string;
  readonly reason: string;
}

@Injectable()
export class ReplaceSpeaker {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  async execute(command: ReplaceSpeakerCommand): Promise<Speaker> {
    const { retreatId, speakerId, reason, ...office } = command;
    const at = this.clock.now();
    const { speakers } = await this.retreats.change(retreatId, (retreat) => {
      requirePlannable(retreat);
      return withSpeakers(retreat, replace(retreat.speakers, speakerId, office, reason, at));
    });
    return speakerOf(speakers, speakerId);
  }
}
