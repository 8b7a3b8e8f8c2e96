import { Injectable } from '@nestjs/common';
import { Assessments, type LearningGain } from '../../assessments/domain/assessment.js';
import { LearningGainNotMeasured } from '../domain/tests.errors.js';

/** The learning gain of a retreat as last measured. */
@Injectable()
export class LearningGains {
  constructor(private readonly assessments: Assessments) {}

  /** Throws LearningGainNotMeasured. */
  async get(retreatId: string): Promise<LearningGain> {
    const gain = (await this.assessments.find(retreatId))?.learningGain;
    if (!gain) throw new LearningGainNotMeasured(retreatId);
    return gain;
  }
}
