import { Clock } from '@korsa/domain';
import { Settings, Timers, type TimerRun } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { WaveNotOpen } from '../domain/responses.errors.js';
import { overdue, type WavePlan } from '../domain/wave-plan.js';
import { CloseWave } from './close-wave.js';
import { OpenWaves } from './open-waves.js';
import { WavePlanQueries } from './wave-plan.queries.js';

/**
 * Opens and closes waves when their time comes. What is due is in the database, so a stopped worker forgets nothing
 * and two workers do nothing twice.
 */
@Injectable()
export class WaveProcess {
  constructor(
    timers: Timers,
    private readonly plans: WavePlanQueries,
    private readonly openWaves: OpenWaves,
    private readonly closeWave: CloseWave,
    private readonly clock: Clock,
    settings: Settings<typeof config>,
  ) {
    timers.every({
      name: 'waves',
      intervalMs: settings.EVALUATION_WAVE_POLL_MS,
      run: (timer) => this.advance(timer),
    });
  }

  /** One retreat that fails holds up no other; its error is thrown at the end. */
  async advance({ inCity }: TimerRun): Promise<void> {
    const due = await this.plans.dueBy(this.clock.now());
    const ends = await Promise.allSettled(
      due.map((plan) => inCity(plan.cityCode, () => this.advanceOne(plan))),
    );
    const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
    if (errors.length > 0) throw new AggregateError(errors, 'Waves could not be advanced.');
  }

  private async advanceOne(plan: WavePlan): Promise<void> {
    for (const { wave } of overdue(plan, this.clock.now())) {
      await this.closeWave.execute({ retreatId: plan.id, wave }).catch(closedMeanwhile);
    }
    await this.openWaves.execute({ retreatId: plan.id, cityCode: plan.cityCode });
  }
}

/** Another worker or an actor was faster. */
function closedMeanwhile(error: unknown): void {
  if (!(error instanceof WaveNotOpen)) throw error;
}
