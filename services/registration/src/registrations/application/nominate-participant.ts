import { AggregateGroup, Clock, type Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { IntakeNotOpened } from '../../intakes/domain/intake.errors.js';
import { refuse } from '../../intakes/domain/intake.js';
import { Intakes } from '../../intakes/domain/intakes.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { nominate } from '../domain/nominate.js';
import { refuseOver, type Registration } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Nominees, registrationIdOf, type Nominee } from './nominees.js';

export interface NominateParticipantCommand {
  readonly retreatId: string;
  readonly personId: string;
  readonly group: string | null;
}

export interface Named {
  readonly personId: string;
  readonly group: string | null;
}

/** A nomination that waits to be decided on. */
type Decide = () => Promise<Registration>;

/** One decision over the registration, the intake and the retreat, so that none slips in after the end of either. */
@Injectable()
export class NominateParticipant {
  constructor(
    private readonly registrations: Registrations,
    private readonly intakes: Intakes,
    private readonly retreats: KnownRetreats,
    private readonly nominees: Nominees,
    private readonly group: AggregateGroup,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, ...named }: NominateParticipantCommand): Promise<Registration> {
    const [decide] = await this.prepare(retreatId, [named]);
    return decide!();
  }

  /** Looks up what the nominations need, for all of them at once. */
  async prepare(retreatId: string, named: readonly Named[]): Promise<readonly Decide[]> {
    const at = this.clock.now();
    const intake = await this.intakes.find(retreatId);
    if (!intake) throw new IntakeNotOpened(retreatId);
    const personIds = named.map(({ personId }) => personId);
    const nomineeOf = await this.nominees.of(retreatId, intake.cityCode, personIds);
    return named.map(
      ({ personId, group }) =>
        () =>
          this.decide(retreatId, personId, () => nomineeOf(personId, group), at),
    );
  }

  private async decide(
    retreatId: string,
    personId: string,
    nominee: () => Nominee,
    at: Instant,
  ): Promise<Registration> {
    const [registration] = await this.group.change(
      [
        this.registrations.maybe(registrationIdOf(retreatId, personId)),
        this.intakes.at(retreatId),
        this.retreats.maybe(retreatId),
      ],
      (before, intake, retreat) => {
        refuseOver(retreatId, retreat);
        const { nomination, candidate } = nominee();
        const nominated = nominate(before, nomination, refuse(intake, candidate, at), at);
        return [nominated, undefined, undefined];
      },
    );
    return registration!;
  }
}
