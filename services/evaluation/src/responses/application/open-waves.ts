import { AggregateGroup, Clock, type Instant, keep } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Assessments, tellOpenings, type Opening } from '../../assessments/domain/assessment.js';
import { defaultPlan, openDue, schedule, WavePlans, type WavePlan } from '../domain/wave-plan.js';
import { DefaultWaves } from './default-waves.js';

export interface OpenWavesCommand {
  readonly retreatId: string;
  readonly cityCode: string;
  /** Said by the close of the retreat; otherwise the waves have their days already. */
  readonly retreatClosedAt?: Instant;
}

/** Opens the waves that are due. The plan and what is told of it change together. */
@Injectable()
export class OpenWaves {
  constructor(
    private readonly group: AggregateGroup,
    private readonly wavePlans: WavePlans,
    private readonly assessments: Assessments,
    private readonly defaultWaves: DefaultWaves,
    private readonly clock: Clock,
  ) {}

  execute({ retreatId: id, cityCode, retreatClosedAt }: OpenWavesCommand): Promise<unknown> {
    const at = this.clock.now();
    const respondentKey = randomBytes(32).toString('base64url');
    return this.group.change(
      [this.assessments.maybe(id), this.wavePlans.maybe(id)],
      (assessment, known) => {
        const plan = known ?? defaultPlan({ id, cityCode }, this.defaultWaves.all());
        const scheduled = retreatClosedAt ? schedule(plan, retreatClosedAt) : plan;
        const opened = openDue(scheduled, at, respondentKey);
        return [tellOpenings(assessment, plan, openingsOf(opened)), keep(opened)];
      },
    );
  }
}

function openingsOf({ waves }: WavePlan): Opening[] {
  return waves.flatMap(({ level, wave, instrument, openedAt, closesAt }) =>
    openedAt && closesAt ? [{ level, wave, instrument, openedAt, closesAt }] : [],
  );
}
