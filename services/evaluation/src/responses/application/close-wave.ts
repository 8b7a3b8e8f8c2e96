import { AggregateGroup, Clock, keep } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import { Assessments, tellClosing, type Closing } from '../../assessments/domain/assessment.js';
import type { config } from '../../config.js';
import { InstrumentCatalogue } from '../../instruments/application/instrument-catalogue.js';
import { bandOf, type Instrument } from '../../instruments/domain/instrument.js';
import { close, waveOf, WavePlans, type Wave } from '../domain/wave-plan.js';
import { resultsOf } from '../domain/wave-results.js';

export interface CloseWaveCommand {
  readonly retreatId: string;
  readonly wave: string;
}

/** Closes a wave and publishes its results. The last answer and the results cannot miss each other: one decision. */
@Injectable()
export class CloseWave {
  constructor(
    private readonly group: AggregateGroup,
    private readonly wavePlans: WavePlans,
    private readonly assessments: Assessments,
    private readonly catalogue: InstrumentCatalogue,
    private readonly clock: Clock,
    private readonly settings: Settings<typeof config>,
  ) {}

  async execute({ retreatId: id, wave: code }: CloseWaveCommand): Promise<void> {
    const at = this.clock.now();
    const known = await this.wavePlans.get(id);
    const instrument = await this.catalogue.get(known.cityCode, waveOf(known, code).instrument);
    await this.group.change(
      [this.assessments.maybe(id), this.wavePlans.at(id)],
      (assessment, plan) => {
        const closed = close(plan, code, at);
        const closing = this.closingOf(waveOf(closed, code), instrument, at);
        return [tellClosing(assessment, plan, closing), keep(closed)];
      },
    );
  }

  private closingOf(wave: Wave, instrument: Instrument, closedAt: string): Closing {
    return {
      level: wave.level,
      wave: wave.wave,
      instrument: wave.instrument,
      closedAt,
      responses: wave.responses,
      ...resultsOf(
        wave,
        (mean) => bandOf(instrument, mean),
        this.settings.EVALUATION_SMALLEST_CELL,
      ),
    };
  }
}
