import type { ResponseBody } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { waveOf } from '../domain/wave-plan.js';
import { Answering } from './answering.js';

export interface RespondCommand {
  readonly retreatId: string;
  readonly wave: string;
  readonly response: ResponseBody;
}

@Injectable()
export class Respond {
  constructor(private readonly answering: Answering) {}

  /** How many have answered the wave by now. */
  async execute({ retreatId, wave, response }: RespondCommand): Promise<number> {
    const questionnaire = await this.answering.questionnaire(retreatId, wave, [response]);
    const plan = await this.answering.take(questionnaire, response);
    return waveOf(plan, wave).responses;
  }
}
