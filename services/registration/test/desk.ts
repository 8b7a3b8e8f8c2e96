import { InMemoryGroup, newCause, runWithCause, type Cause } from '@korsa/store';
import { AppointHeads } from '../src/directory/application/appoint-heads.js';
import { ChangePosition } from '../src/directory/application/change-position.js';
import { ChangeWorkUnit } from '../src/directory/application/change-work-unit.js';
import { CloseWorkUnit } from '../src/directory/application/close-work-unit.js';
import { EnrolPerson } from '../src/directory/application/enrol-person.js';
import { ErasePerson } from '../src/directory/application/erase-person.js';
import { ImportPersons } from '../src/directory/application/import-persons.js';
import { ImportWorkUnits } from '../src/directory/application/import-work-units.js';
import { RegisterWorkUnit } from '../src/directory/application/register-work-unit.js';
import { Relatives } from '../src/directory/application/relatives.js';
import { ChangeQuota } from '../src/intakes/application/change-quota.js';
import { CloseIntakeOfRetreat } from '../src/intakes/application/close-intake-of-retreat.js';
import { CloseIntake } from '../src/intakes/application/close-intake.js';
import { OpenIntake } from '../src/intakes/application/open-intake.js';
import { ReopenIntake } from '../src/intakes/application/reopen-intake.js';
import { CancelRegistrations } from '../src/registrations/application/cancel-registrations.js';
import { ConfirmParticipation } from '../src/registrations/application/confirm-participation.js';
import { EndRegistration } from '../src/registrations/application/end-registration.js';
import { NominateParticipant } from '../src/registrations/application/nominate-participant.js';
import { NominateParticipants } from '../src/registrations/application/nominate-participants.js';
import { Nominees } from '../src/registrations/application/nominees.js';
import { RequestReconfirmations } from '../src/registrations/application/request-reconfirmations.js';
import { SubstituteParticipant } from '../src/registrations/application/substitute-participant.js';
import { LearnRetreat } from '../src/retreats/application/learn-retreat.js';
import { RetreatEventsConsumer } from '../src/retreats/events/retreat-events.consumer.js';
import { noon } from './builders.js';
import {
  FakePersonQueries,
  FakeRegistrationQueries,
  FakeVault,
  FakeWorkUnitQueries,
  InMemoryIntakes,
  InMemoryKnownRetreats,
  InMemoryPersons,
  InMemoryRegistrations,
  InMemorySeatings,
  InMemoryWorkUnits,
  StoppedClock,
} from './fakes.js';

/** Every use case of the service over fakes in memory. */
export class Desk {
  readonly clock = new StoppedClock(noon);
  readonly persons = new InMemoryPersons();
  readonly units = new InMemoryWorkUnits();
  readonly intakes = new InMemoryIntakes();
  readonly seatings = new InMemorySeatings();
  readonly registrations = new InMemoryRegistrations();
  readonly retreats = new InMemoryKnownRetreats();
  readonly group = new InMemoryGroup();
  readonly people = new FakePersonQueries(this.persons);
  readonly unitQueries = new FakeWorkUnitQueries(this.units);
  readonly queries = new FakeRegistrationQueries(this.registrations);

  readonly enrolPerson = new EnrolPerson(
    this.persons,
    this.people,
    this.units,
    new FakeVault(),
    this.clock,
  );
  readonly importPersons = new ImportPersons(this.enrolPerson, this.unitQueries, this.clock);
  readonly changePosition = new ChangePosition(this.persons, this.units, this.group, this.clock);
  readonly erasePerson = new ErasePerson(this.persons, this.clock);
  private readonly relatives = new Relatives(this.units, this.persons);
  readonly registerWorkUnit = new RegisterWorkUnit(this.units, this.relatives, this.group);
  readonly changeWorkUnit = new ChangeWorkUnit(this.units, this.relatives, this.group);
  readonly closeWorkUnit = new CloseWorkUnit(this.units, this.relatives, this.group);
  readonly importWorkUnits = new ImportWorkUnits(this.registerWorkUnit);
  readonly appointHeads = new AppointHeads(this.changeWorkUnit);

  readonly openIntake = new OpenIntake(this.intakes, this.seatings, this.retreats, this.group, {
    nipKey: 'a key of at least thirty-two characters',
    defaultRepresentation: 'eligible',
  });
  readonly changeQuota = new ChangeQuota(
    this.intakes,
    this.seatings,
    this.registrations,
    this.retreats,
    this.group,
    this.clock,
  );
  readonly closeIntake = new CloseIntake(this.intakes, this.seatings, this.clock);
  readonly reopenIntake = new ReopenIntake(
    this.intakes,
    this.seatings,
    this.retreats,
    this.group,
    this.clock,
  );

  private readonly nominees = new Nominees(this.people, this.unitQueries);
  readonly nominateParticipant = new NominateParticipant(
    this.registrations,
    this.intakes,
    this.retreats,
    this.nominees,
    this.group,
    this.clock,
  );
  readonly nominateParticipants = new NominateParticipants(this.nominateParticipant);
  readonly confirmParticipation = new ConfirmParticipation(
    this.registrations,
    this.seatings,
    this.retreats,
    this.group,
    this.clock,
  );
  readonly endRegistration = new EndRegistration(
    this.registrations,
    this.seatings,
    this.retreats,
    this.group,
    this.clock,
  );
  readonly substituteParticipant = new SubstituteParticipant(
    this.registrations,
    this.seatings,
    this.intakes,
    this.retreats,
    this.nominees,
    this.group,
    this.clock,
  );
  readonly retreatEvents = new RetreatEventsConsumer(
    new LearnRetreat(this.retreats),
    new RequestReconfirmations(this.registrations, this.retreats, this.queries, this.clock),
    new CloseIntakeOfRetreat(this.intakes, this.clock),
    new CancelRegistrations(
      this.registrations,
      this.seatings,
      this.queries,
      this.group,
      this.clock,
    ),
  );

  /** Runs on behalf of somebody of Kota Magelang, unless another cause is given. */
  as<T>(fn: () => Promise<T>, cause: Partial<Cause> = {}): Promise<T> {
    return runWithCause(
      newCause({ kind: 'request', actor: 'officer-1', area: '33.71', ...cause }),
      fn,
    );
  }
}
