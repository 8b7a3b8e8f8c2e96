import { Clock, covers } from '@korsa/domain';
import { currentCause, InMemoryAggregates } from '@korsa/store';
import { PersonQueries } from '../src/directory/application/person.queries.js';
import { WorkUnitQueries } from '../src/directory/application/work-unit.queries.js';
import { IdentityVault, type Identity } from '../src/directory/domain/identity.js';
import type { Person, PersonEvent } from '../src/directory/domain/person.js';
import type { Persons } from '../src/directory/domain/persons.js';
import type { WorkUnit, WorkUnitEvent } from '../src/directory/domain/work-unit.js';
import type { WorkUnits } from '../src/directory/domain/work-units.js';
import { personAggregate } from '../src/directory/persistence/person.aggregate.js';
import { workUnitAggregate } from '../src/directory/persistence/work-unit.aggregate.js';
import type { Intake, IntakeEvent } from '../src/intakes/domain/intake.js';
import type { Intakes } from '../src/intakes/domain/intakes.js';
import { intakeAggregate } from '../src/intakes/persistence/intake.aggregate.js';
import { RegistrationQueries } from '../src/registrations/application/registration.queries.js';
import type {
  Registration,
  RegistrationEvent,
  RegistrationStatus,
} from '../src/registrations/domain/registration.js';
import type { Registrations } from '../src/registrations/domain/registrations.js';
import type { Seating } from '../src/registrations/domain/seating.js';
import type { Seatings } from '../src/registrations/domain/seatings.js';
import { registrationAggregate } from '../src/registrations/persistence/registration.aggregate.js';
import { seatingAggregate } from '../src/registrations/persistence/seating.aggregate.js';
import type { KnownRetreat } from '../src/retreats/domain/known-retreat.js';
import type { KnownRetreats } from '../src/retreats/domain/known-retreats.js';
import { knownRetreatAggregate } from '../src/retreats/persistence/known-retreat.aggregate.js';

export class InMemoryPersons extends InMemoryAggregates<Person, PersonEvent> implements Persons {
  constructor() {
    super(personAggregate);
  }
}

export class InMemoryWorkUnits
  extends InMemoryAggregates<WorkUnit, WorkUnitEvent>
  implements WorkUnits
{
  constructor() {
    super(workUnitAggregate);
  }
}

export class InMemoryIntakes extends InMemoryAggregates<Intake, IntakeEvent> implements Intakes {
  constructor() {
    super(intakeAggregate);
  }
}

export class InMemorySeatings extends InMemoryAggregates<Seating> implements Seatings {
  constructor() {
    super(seatingAggregate);
  }
}

export class InMemoryRegistrations
  extends InMemoryAggregates<Registration, RegistrationEvent>
  implements Registrations
{
  constructor() {
    super(registrationAggregate);
  }
}

export class InMemoryKnownRetreats
  extends InMemoryAggregates<KnownRetreat>
  implements KnownRetreats
{
  constructor() {
    super(knownRetreatAggregate);
  }
}

function inArea({ cityCode }: { readonly cityCode: string }): boolean {
  return covers(currentCause().area, cityCode);
}

function unused(): never {
  throw new Error('The fake does not answer this.');
}

export class FakePersonQueries extends PersonQueries {
  constructor(private readonly persons: InMemoryPersons) {
    super();
  }

  override byIds(personIds: readonly string[]) {
    const found = this.persons.all().filter((one) => inArea(one) && personIds.includes(one.id));
    return Promise.resolve(new Map(found.map((person) => [person.id, person])));
  }

  override holderOf(nipFingerprint: string) {
    const holder = this.persons
      .all()
      .find((one) => inArea(one) && one.identity?.nipFingerprint === nipFingerprint);
    return Promise.resolve(holder?.id);
  }

  override get = unused;
  override list = unused;
  override lookUp = unused;
}

export class FakeWorkUnitQueries extends WorkUnitQueries {
  constructor(private readonly units: InMemoryWorkUnits) {
    super();
  }

  override byCodes(unitCodes: readonly string[]) {
    const found = this.units.all().filter((one) => inArea(one) && unitCodes.includes(one.id));
    return Promise.resolve(new Map(found.map((unit) => [unit.id, unit])));
  }

  override get = unused;
  override list = unused;
}

export class FakeRegistrationQueries extends RegistrationQueries {
  constructor(private readonly registrations: InMemoryRegistrations) {
    super();
  }

  override idsOf(retreatId: string, statuses: readonly RegistrationStatus[]) {
    const found = this.registrations
      .all()
      .filter(inArea)
      .filter((one) => one.retreatId === retreatId && statuses.includes(one.status));
    return Promise.resolve(found.map(({ id }) => id));
  }

  override get = unused;
  override list = unused;
  override summarize = unused;
}

export class FakeVault extends IdentityVault {
  override seal(identity: Identity) {
    const { nip } = identity;
    return { nipFingerprint: nip && `fingerprint-of-${nip}`, sealed: identity };
  }

  override open({ sealed }: { readonly sealed: Identity }) {
    return sealed;
  }
}

/** A clock that stands still until it is set. */
export class StoppedClock extends Clock {
  constructor(public at: string) {
    super();
  }

  override now() {
    return this.at;
  }
}
