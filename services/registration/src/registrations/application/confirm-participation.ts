import { AggregateGroup, Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { confirm } from '../domain/confirm.js';
import type { Registration } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Seatings } from '../domain/seatings.js';

export interface ConfirmParticipationCommand {
  readonly registrationId: string;
}

/** One decision over the registration and the seats it takes one of; the days of the retreat must stay meanwhile. */
@Injectable()
export class ConfirmParticipation {
  constructor(
    private readonly registrations: Registrations,
    private readonly seatings: Seatings,
    private readonly retreats: KnownRetreats,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ registrationId }: ConfirmParticipationCommand): Promise<Registration> {
    const at = this.clock.now();
    const { retreatId } = await this.registrations.get(registrationId);
    const [registration] = await this.group.change(
      [
        this.registrations.at(registrationId),
        this.seatings.at(retreatId),
        this.retreats.maybe(retreatId),
      ],
      (registration, seating, retreat) => {
        const confirmed = confirm(registration, seating, retreat, at);
        return [confirmed.registration, confirmed.seating, undefined];
      },
    );
    return registration;
  }
}
