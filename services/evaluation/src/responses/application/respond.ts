import type { ResponseBody } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { Answering } from './answering.js';

export interface RespondCommand {
  readonly retreatId: string;
  readonly wave: string;
  readonly response: ResponseBody;
}

@Injectable()
export class Respond {
  constructor(private readonly answering: Answering) {}

  async execute({ retreatId, wave, response }: RespondCommand): Promise<void> {
    const questionnaire = await this.answering.questionnaire(retreatId, wave, [response]);
    await this.answering.take(questionnaire, response);
  }
}
