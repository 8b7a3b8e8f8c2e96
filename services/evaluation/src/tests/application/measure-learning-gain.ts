import { Clock } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import {
  Assessments,
  tellLearningGain,
  type LearningGain,
} from '../../assessments/domain/assessment.js';
import type { config } from '../../config.js';
import { Retreats } from '../../knowledge/domain/retreat.js';
import { measure } from '../domain/learning-gain.js';
import { TestScoreQueries } from './test-score.queries.js';

export interface MeasureLearningGainCommand {
  readonly retreatId: string;
}

@Injectable()
export class MeasureLearningGain {
  constructor(
    private readonly assessments: Assessments,
    private readonly retreats: Retreats,
    private readonly scores: TestScoreQueries,
    private readonly clock: Clock,
    private readonly settings: Settings<typeof config>,
  ) {}

  async execute({ retreatId }: MeasureLearningGainCommand): Promise<LearningGain> {
    const { id, cityCode } = await this.retreats.get(retreatId);
    const sheets = await this.scores.ofRetreat(retreatId);
    const gain = measure(sheets, this.settings.EVALUATION_SMALLEST_CELL, this.clock.now());
    const assessment = await this.assessments.changeOrCreate(retreatId, (known) =>
      tellLearningGain(known, { id, cityCode }, gain),
    );
    return assessment?.learningGain ?? gain;
  }
}
