import { schedulingApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { Retreats } from '../../retreats/application/retreats.js';
import { ConfirmSpeaker } from '../application/confirm-speaker.js';
import { DeclineSpeaker } from '../application/decline-speaker.js';
import { InviteSpeaker } from '../application/invite-speaker.js';
import { ReplaceSpeaker } from '../application/replace-speaker.js';
import { speakersView, speakerView } from '../application/speaker-view.js';

@Controller()
export class SpeakersController {
  constructor(
    private readonly inviteSpeaker: InviteSpeaker,
    private readonly confirmSpeaker: ConfirmSpeaker,
    private readonly declineSpeaker: DeclineSpeaker,
    private readonly replaceSpeaker: ReplaceSpeaker,
    private readonly retreats: Retreats,
  ) {}

  @Serve(schedulingApi.inviteSpeaker)
  async invite({ params, body }: InputOf<typeof schedulingApi.inviteSpeaker>) {
    return speakerView(await this.inviteSpeaker.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.confirmSpeaker)
  async confirm({ params }: InputOf<typeof schedulingApi.confirmSpeaker>) {
    return speakerView(await this.confirmSpeaker.execute(params));
  }

  @Serve(schedulingApi.declineSpeaker)
  async decline({ params, body }: InputOf<typeof schedulingApi.declineSpeaker>) {
    return speakerView(await this.declineSpeaker.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.replaceSpeaker)
  async replace({ params, body }: InputOf<typeof schedulingApi.replaceSpeaker>) {
    return speakerView(await this.replaceSpeaker.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.listSpeakers)
  async list({ params }: InputOf<typeof schedulingApi.listSpeakers>) {
    return speakersView(await this.retreats.get(params.retreatId));
  }
}
