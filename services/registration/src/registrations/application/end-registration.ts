import { AggregateGroup, Clock } from '@korsa/domain';
import { TooContended } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { end, successorOf, type Ending } from '../domain/end.js';
import { isActive, type Registration } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Seatings } from '../domain/seatings.js';

export type EndRegistrationCommand = Ending & { readonly registrationId: string };

const maxAttempts = 20;

/**
 * Ends a registration before the retreat is over, declined or cancelled: one decision over the registration, the seats,
 * the retreat, and the registration of the first who waits, which gets the seat.
 */
@Injectable()
export class EndRegistration {
  constructor(
    private readonly registrations: Registrations,
    private readonly seatings: Seatings,
    private readonly retreats: KnownRetreats,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ registrationId, ...ending }: EndRegistrationCommand): Promise<Registration> {
    const { retreatId } = await this.registrations.get(registrationId);
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const refs = [
        this.registrations.at(registrationId),
        this.seatings.at(retreatId),
        this.retreats.maybe(retreatId),
      ] as const;
      // Keeping everything is a read that a repeated command repeats as it was: it names who gets the seat.
      const [before, seating] = await this.group.change(refs, () => [
        undefined,
        undefined,
        undefined,
      ]);
      const registration = await this.end(refs, successorOf(before, seating), ending);
      if (!isActive(registration)) return registration;
    }
    throw new TooContended(maxAttempts);
  }

  /** Leaves everything as it is when the seat would go to another than `successor` by now. */
  private async end(
    refs: Refs,
    successor: string | undefined,
    ending: Ending,
  ): Promise<Registration> {
    const at = this.clock.now();
    const next = successor === undefined ? [] : [this.registrations.at(successor)];
    const [registration] = await this.group.change(
      [...refs, ...next],
      (registration, seating, retreat, ...waiting) => {
        const moved = successorOf(registration, seating) !== successor;
        if (isActive(registration) && moved)
          return [undefined, undefined, undefined, ...waiting.map(() => undefined)];
        const ended = end(registration, seating, retreat, waiting[0], ending, at);
        return [ended.registration, ended.seating, undefined, ...waiting.map(() => ended.promoted)];
      },
    );
    return registration;
  }
}

type Refs = readonly [
  ReturnType<Registrations['at']>,
  ReturnType<Seatings['at']>,
  ReturnType<KnownRetreats['maybe']>,
];
