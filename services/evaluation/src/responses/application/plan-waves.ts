import type { InstrumentRef, SurveyLevel } from '@korsa/contracts';
import { keep } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { InstrumentCatalogue } from '../../instruments/application/instrument-catalogue.js';
import { defaultInstruments } from '../../instruments/domain/shipped-instruments.js';
import { InstrumentOfAnotherLevel } from '../domain/responses.errors.js';
import { replan, WavePlans, type PlannedWave } from '../domain/wave-plan.js';

export interface PlanWavesCommand {
  readonly retreatId: string;
  readonly waves: readonly {
    readonly level: SurveyLevel;
    readonly afterDays: number;
    readonly openDays: number;
    readonly instrument?: InstrumentRef | undefined;
  }[];
}

/** Replaces the waves of a retreat that are not open yet. */
@Injectable()
export class PlanWaves {
  constructor(
    private readonly wavePlans: WavePlans,
    private readonly catalogue: InstrumentCatalogue,
  ) {}

  async execute({ retreatId, waves }: PlanWavesCommand): Promise<void> {
    const { cityCode } = await this.wavePlans.get(retreatId);
    const planned = await Promise.all(
      waves.map((wave, at) => this.withInstrument(cityCode, wave, at)),
    );
    await this.wavePlans.change(retreatId, (plan) => keep(replan(plan, planned)));
  }

  private async withInstrument(
    cityCode: string,
    { instrument, ...wave }: PlanWavesCommand['waves'][number],
    at: number,
  ): Promise<PlannedWave> {
    const { code, version } = instrument ?? defaultInstruments[wave.level];
    const { level } = await this.catalogue.get(cityCode, { code, version });
    if (level !== wave.level) throw new InstrumentOfAnotherLevel(code, wave.level, at);
    return { ...wave, instrument: { code, version } };
  }
}
