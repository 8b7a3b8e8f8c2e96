import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { LearningGains } from '../application/learning-gains.js';
import { MeasureLearningGain } from '../application/measure-learning-gain.js';
import { RecordTestScores } from '../application/record-test-scores.js';
import { testScoreView } from '../application/test-score.view.js';

@Controller()
export class TestsController {
  constructor(
    private readonly recordTestScores: RecordTestScores,
    private readonly measureLearningGain: MeasureLearningGain,
    private readonly learningGains: LearningGains,
  ) {}

  @Serve(evaluationApi.recordTestScore)
  async recordOne({ params, body }: InputOf<typeof evaluationApi.recordTestScore>) {
    return testScoreView(await this.recordTestScores.one(params.retreatId, body));
  }

  @Serve(evaluationApi.recordTestScores)
  recordBatch({ params, body }: InputOf<typeof evaluationApi.recordTestScores>) {
    return this.recordTestScores.batch({ ...params, ...body });
  }

  @Serve(evaluationApi.measureLearningGain)
  async measure({ params }: InputOf<typeof evaluationApi.measureLearningGain>) {
    const gain = await this.measureLearningGain.execute(params);
    return { retreatId: params.retreatId, ...gain };
  }

  @Serve(evaluationApi.getLearningGain)
  async get({ params }: InputOf<typeof evaluationApi.getLearningGain>) {
    const gain = await this.learningGains.get(params.retreatId);
    return { retreatId: params.retreatId, ...gain };
  }
}
