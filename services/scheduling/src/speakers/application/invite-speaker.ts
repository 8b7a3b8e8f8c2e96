import { Clock } from '@korsa/domain';
import { newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Retreats, withSpeakers } from '../../retreats/application/retreats.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { inviteAnother, inviteFor, speakerOf, type Speaker } from '../domain/speaker-list.js';

export interface InviteSpeakerCommand {
  readonly retreatId: string;
  readonly office: string;
  readonly institution: string;
  /** The open place to fill; left out: a new place. */
  readonly speakerId?: string | undefined;
}

@Injectable()
export class InviteSpeaker {
  constructor(
    private readonly retreats: Retreats,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, speakerId, ...office }: InviteSpeakerCommand): Promise<Speaker> {
    const at = this.clock.now();
    const anotherId = newId();
    const { speakers } = await this.retreats.change(retreatId, (retreat) => {
      requirePlannable(retreat);
      return withSpeakers(
        retreat,
        speakerId === undefined
          ? inviteAnother(retreat.speakers, anotherId, office, at)
          : inviteFor(retreat.speakers, speakerId, office, at),
      );
    });
    // A new place comes last; a repeated command is answered with the one its first run made.
    return speakerId === undefined ? speakers.at(-1)! : speakerOf(speakers, speakerId);
  }
}
