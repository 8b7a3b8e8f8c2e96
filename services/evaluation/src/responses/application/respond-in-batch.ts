import type { BatchView, ResponseBody } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { eachRow } from '../../batches/application/each-row.js';
import { Answering } from './answering.js';

export interface RespondInBatchCommand {
  readonly retreatId: string;
  readonly wave: string;
  readonly responses: readonly ResponseBody[];
}

@Injectable()
export class RespondInBatch {
  constructor(private readonly answering: Answering) {}

  async execute({ retreatId, wave, responses }: RespondInBatchCommand): Promise<BatchView> {
    const questionnaire = await this.answering.questionnaire(retreatId, wave, responses);
    return eachRow(responses, (response) => this.answering.take(questionnaire, response));
  }
}
