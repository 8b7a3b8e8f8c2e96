import { AggregateGroup, Clock, decide, keep } from '@korsa/domain';
import { TooContended } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { promote } from '../../registrations/domain/confirm.js';
import { refuseOver } from '../../registrations/domain/registration.js';
import { Registrations } from '../../registrations/domain/registrations.js';
import { admittedBy, resize } from '../../registrations/domain/seating.js';
import { Seatings } from '../../registrations/domain/seatings.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { changeQuota } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';
import type { SeatedIntake } from './seated-intake.js';

export interface ChangeQuotaCommand {
  readonly retreatId: string;
  readonly quota: number;
}

const maxAttempts = 20;

/** Changes the quota; one decision with the seats and with everybody who gets one by it. */
@Injectable()
export class ChangeQuota {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
    private readonly registrations: Registrations,
    private readonly retreats: KnownRetreats,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, quota }: ChangeQuotaCommand): Promise<SeatedIntake> {
    await this.intakes.get(retreatId);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      // Keeping everything is a read that a repeated command repeats as it was: it names those to promote.
      const waiting = admittedBy(await this.seatings.change(retreatId, keep), quota);
      const done = await this.resize(retreatId, quota, waiting);
      if (done.intake.quota === quota) return done;
    }
    throw new TooContended(maxAttempts);
  }

  /** Leaves everything as it is when the wait-list has moved since `waiting` was read. */
  private async resize(
    id: string,
    quota: number,
    waiting: readonly string[],
  ): Promise<SeatedIntake> {
    const at = this.clock.now();
    const [intake, seating] = await this.group.change(
      [
        this.intakes.at(id),
        this.seatings.at(id),
        this.retreats.maybe(id),
        ...waiting.map((registrationId) => this.registrations.at(registrationId)),
      ],
      (intake, seating, retreat, ...promoted) => {
        refuseOver(id, retreat);
        const moved = admittedBy(seating, quota).join() !== waiting.join();
        if (moved || intake.quota === quota)
          return [undefined, undefined, undefined, ...promoted.map(() => undefined)];
        return [
          changeQuota(intake, quota, promoted.length),
          decide(resize(seating, quota), []),
          undefined,
          ...promoted.map((registration) => promote(registration, retreat, at)),
        ];
      },
    );
    return { intake, seating };
  }
}
