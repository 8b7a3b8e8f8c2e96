import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { chunksOf } from '../../chunks.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { requestReconfirmation } from '../domain/confirm.js';
import { Registrations } from '../domain/registrations.js';
import { RegistrationQueries } from './registration.queries.js';

export interface RequestReconfirmationsCommand {
  readonly retreatId: string;
}

/**
 * Asks everybody who holds a seat for a new yes. Who takes a seat meanwhile does so for the new days: a yes and the
 * days it is for are decided on together.
 */
@Injectable()
export class RequestReconfirmations {
  constructor(
    private readonly registrations: Registrations,
    private readonly retreats: KnownRetreats,
    private readonly queries: RegistrationQueries,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: RequestReconfirmationsCommand): Promise<void> {
    const at = this.clock.now();
    const retreat = await this.retreats.get(retreatId);
    const seated = await this.queries.idsOf(retreatId, ['confirmed', 'reconfirming']);
    for (const ids of chunksOf(seated)) {
      await Promise.all(
        ids.map((id) =>
          this.registrations.change(id, (registration) =>
            requestReconfirmation(registration, retreat, at),
          ),
        ),
      );
    }
  }
}
