import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { CloseWave } from '../application/close-wave.js';
import { PlanWaves } from '../application/plan-waves.js';
import { WaveViews } from '../application/wave.views.js';

@Controller()
export class WavesController {
  constructor(
    private readonly planWaves: PlanWaves,
    private readonly closeWave: CloseWave,
    private readonly views: WaveViews,
  ) {}

  @Serve(evaluationApi.getWaves)
  get({ params }: InputOf<typeof evaluationApi.getWaves>) {
    return this.views.ofRetreat(params.retreatId);
  }

  @Serve(evaluationApi.planWaves)
  async plan({ params, body }: InputOf<typeof evaluationApi.planWaves>) {
    await this.planWaves.execute({ ...params, ...body });
    return this.views.ofRetreat(params.retreatId);
  }

  @Serve(evaluationApi.closeWave)
  async close({ params }: InputOf<typeof evaluationApi.closeWave>) {
    await this.closeWave.execute(params);
    return this.views.ofWave(params.retreatId, params.wave);
  }
}
