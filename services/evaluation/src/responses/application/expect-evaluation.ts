import { keep } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { defaultPlan, WavePlans } from '../domain/wave-plan.js';
import { DefaultWaves } from './default-waves.js';

export interface ExpectEvaluationCommand {
  readonly retreatId: string;
  readonly cityCode: string;
}

/** A retreat was heard of: it gets the default waves, without days until it closes. */
@Injectable()
export class ExpectEvaluation {
  constructor(
    private readonly wavePlans: WavePlans,
    private readonly defaultWaves: DefaultWaves,
  ) {}

  execute({ retreatId: id, cityCode }: ExpectEvaluationCommand): Promise<unknown> {
    return this.wavePlans.changeOrCreate(id, (plan) =>
      keep(plan ?? defaultPlan({ id, cityCode }, this.defaultWaves.all())),
    );
  }
}
