import { AggregateGroup, Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { refuseAsSubstitute } from '../../intakes/domain/intake.js';
import { Intakes } from '../../intakes/domain/intakes.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { AlreadyNominated } from '../domain/registration.errors.js';
import type { EventData, Registration } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Seatings } from '../domain/seatings.js';
import { substitute } from '../domain/substitute.js';
import { Nominees, registrationIdOf } from './nominees.js';

export interface SubstituteParticipantCommand {
  readonly registrationId: string;
  /** Who takes the place. */
  readonly personId: string;
  readonly reason: EventData<'ParticipantSubstituted'>['reason'];
}

interface Substituted {
  readonly registration: Registration;
  readonly substitute: Registration;
}

/** One decision over the registration that is left, the one that takes the place, and the wait-list. */
@Injectable()
export class SubstituteParticipant {
  constructor(
    private readonly registrations: Registrations,
    private readonly seatings: Seatings,
    private readonly intakes: Intakes,
    private readonly retreats: KnownRetreats,
    private readonly nominees: Nominees,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute(command: SubstituteParticipantCommand): Promise<Substituted> {
    const { registrationId, personId, reason } = command;
    const at = this.clock.now();
    const { retreatId, status } = await this.registrations.get(registrationId);
    const takerId = registrationIdOf(retreatId, personId);
    if (takerId === registrationId) throw new AlreadyNominated(registrationId, status);
    const intake = await this.intakes.get(retreatId);
    const nomineeOf = await this.nominees.of(retreatId, intake.cityCode, [personId]);
    const [registration, taker] = await this.group.change(
      [
        this.registrations.at(registrationId),
        this.registrations.maybe(takerId),
        this.seatings.at(retreatId),
        this.retreats.maybe(retreatId),
      ],
      (left, before, seating, retreat) => {
        const { nomination, candidate } = nomineeOf(personId, left.group);
        const refusals = refuseAsSubstitute(intake, candidate);
        const { representation } = intake;
        const substitution = substitute(
          left,
          { nomination, refusals, before },
          { seating, retreat, representation, reason },
          at,
        );
        return [substitution.left, substitution.taken, substitution.seating, undefined];
      },
    );
    return { registration, substitute: taker! };
  }
}
