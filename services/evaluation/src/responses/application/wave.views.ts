import type { WavesView, WaveView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { Assessments, type Assessment } from '../../assessments/domain/assessment.js';
import { waveOf, WavePlans, type Wave } from '../domain/wave-plan.js';

/** Shows the waves of a retreat: never a tally, and results only of closed waves. */
@Injectable()
export class WaveViews {
  constructor(
    private readonly wavePlans: WavePlans,
    private readonly assessments: Assessments,
  ) {}

  async ofRetreat(retreatId: string): Promise<WavesView> {
    const plan = await this.wavePlans.get(retreatId);
    const assessment = await this.assessments.find(retreatId);
    return { retreatId, waves: plan.waves.map((wave) => viewOf(wave, assessment)) };
  }

  /** Throws WaveUnknown. */
  async ofWave(retreatId: string, code: string): Promise<WaveView> {
    const wave = waveOf(await this.wavePlans.get(retreatId), code);
    return viewOf(wave, await this.assessments.find(retreatId));
  }
}

function viewOf(wave: Wave, assessment: Assessment | undefined): WaveView {
  const closing = assessment?.closings.find((other) => other.wave === wave.wave);
  return {
    wave: wave.wave,
    level: wave.level,
    status: wave.status,
    basis: wave.basis,
    afterDays: wave.afterDays,
    openDays: wave.openDays,
    instrument: wave.instrument,
    dueAt: wave.dueAt,
    openedAt: wave.openedAt,
    closesAt: wave.closesAt,
    closedAt: wave.closedAt,
    responses: wave.responses,
    results: closing
      ? {
          cells: closing.cells,
          suppressedCells: closing.suppressedCells,
          suppressedBelow: closing.suppressedBelow,
        }
      : null,
  };
}
