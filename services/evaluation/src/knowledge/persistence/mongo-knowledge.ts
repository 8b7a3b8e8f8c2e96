import { AggregateStore, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import {
  Attendances,
  Certificates,
  type Attendance,
  type Certificate,
} from '../domain/attendance.js';
import { Participants, type Participant } from '../domain/participant.js';
import { Persons, type Person } from '../domain/person.js';
import { Retreats, type Retreat } from '../domain/retreat.js';
import { WorkUnits, type WorkUnit } from '../domain/work-unit.js';
import { attendanceAggregate, certificateAggregate } from './attendance.aggregate.js';
import { participantAggregate } from './participant.aggregate.js';
import { personAggregate } from './person.aggregate.js';
import { retreatAggregate } from './retreat.aggregate.js';
import { workUnitAggregate } from './work-unit.aggregate.js';

@Injectable()
export class MongoRetreats extends AggregateStore<Retreat> implements Retreats {
  constructor(store: Store) {
    super(store, retreatAggregate);
  }
}

@Injectable()
export class MongoParticipants extends AggregateStore<Participant> implements Participants {
  constructor(store: Store) {
    super(store, participantAggregate);
  }
}

@Injectable()
export class MongoPersons extends AggregateStore<Person> implements Persons {
  constructor(store: Store) {
    super(store, personAggregate);
  }
}

@Injectable()
export class MongoWorkUnits extends AggregateStore<WorkUnit> implements WorkUnits {
  constructor(store: Store) {
    super(store, workUnitAggregate);
  }
}

@Injectable()
export class MongoAttendances extends AggregateStore<Attendance> implements Attendances {
  constructor(store: Store) {
    super(store, attendanceAggregate);
  }
}

@Injectable()
export class MongoCertificates extends AggregateStore<Certificate> implements Certificates {
  constructor(store: Store) {
    super(store, certificateAggregate);
  }
}
