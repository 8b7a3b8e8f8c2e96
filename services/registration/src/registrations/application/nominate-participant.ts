import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { IntakeNotOpened } from '../../intakes/domain/intake.errors.js';
import { refuse } from '../../intakes/domain/intake.js';
import { Intakes } from '../../intakes/domain/intakes.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { nominate } from '../domain/nominate.js';
import { refuseOver, type Registration } from '../domain/registration.js';
import { Registrations } from '../domain/registrations.js';
import { Nominees, registrationIdOf } from './nominees.js';

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

@Injectable()
export class NominateParticipant {
  constructor(
    private readonly registrations: Registrations,
    private readonly intakes: Intakes,
    private readonly retreats: KnownRetreats,
    private readonly nominees: Nominees,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, ...named }: NominateParticipantCommand): Promise<Registration> {
    const [decide] = await this.prepare(retreatId, [named]);
    return decide!();
  }

  /** Looks up what the nominations need, for all of them at once. */
  async prepare(retreatId: string, named: readonly Named[]): Promise<readonly Decide[]> {
    const at = this.clock.now();
    const [intake, retreat] = await Promise.all([
      this.intakes.find(retreatId),
      this.retreats.find(retreatId),
    ]);
    if (!intake) throw new IntakeNotOpened(retreatId);
    const personIds = named.map(({ personId }) => personId);
    const nomineeOf = await this.nominees.of(retreatId, intake.cityCode, personIds);
    return named.map(({ personId, group }) => async () => {
      const id = registrationIdOf(retreatId, personId);
      const registration = await this.registrations.changeOrCreate(id, (before) => {
        refuseOver(retreatId, retreat);
        const { nomination, candidate } = nomineeOf(personId, group);
        return nominate(before, nomination, refuse(intake, candidate, at), at);
      });
      return registration!;
    });
  }
}
