import { AggregateGroup, Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { chunksOf } from '../../chunks.js';
import { endWithRetreat } from '../domain/end.js';
import { isActive } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Seatings } from '../domain/seatings.js';
import { RegistrationQueries } from './registration.queries.js';

export interface CancelRegistrationsCommand {
  readonly retreatId: string;
}

/** Cancels every registration of a retreat that is cancelled; each with its seat in one decision. */
@Injectable()
export class CancelRegistrations {
  constructor(
    private readonly registrations: Registrations,
    private readonly seatings: Seatings,
    private readonly queries: RegistrationQueries,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: CancelRegistrationsCommand): Promise<void> {
    const active = await this.queries.idsOf(retreatId, [
      'nominated',
      'confirmed',
      'waitlisted',
      'reconfirming',
    ]);
    for (const ids of chunksOf(active)) {
      await Promise.all(ids.map((id) => this.cancel(id, retreatId)));
    }
  }

  private async cancel(id: string, retreatId: string): Promise<void> {
    const at = this.clock.now();
    await this.group.change(
      [this.registrations.at(id), this.seatings.at(retreatId)],
      (registration, seating) => {
        if (!isActive(registration)) return [undefined, undefined];
        const ended = endWithRetreat(registration, seating, at);
        return [ended.registration, ended.seating];
      },
    );
  }
}
