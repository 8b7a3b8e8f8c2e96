import type { InstrumentRef, SurveyLevel } from '@korsa/contracts';
import { keep } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { InstrumentCatalogue } from '../../instruments/application/instrument-catalogue.js';
import { defaultInstruments } from '../../instruments/domain/shipped-instruments.js';
import { replan, WavePlans, type ProposedWave } from '../domain/wave-plan.js';

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
    const proposed = await Promise.all(waves.map((wave) => this.withInstrument(cityCode, wave)));
    await this.wavePlans.change(retreatId, (plan) => keep(replan(plan, proposed)));
  }

  private async withInstrument(
    cityCode: string,
    { instrument, ...wave }: PlanWavesCommand['waves'][number],
  ): Promise<ProposedWave> {
    const { code, version } = instrument ?? defaultInstruments[wave.level];
    const { level: asksAbout } = await this.catalogue.get(cityCode, { code, version });
    return { ...wave, instrument: { code, version }, asksAbout };
  }
}
