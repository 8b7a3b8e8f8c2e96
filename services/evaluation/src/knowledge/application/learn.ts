import { Injectable } from '@nestjs/common';
import { type AggregateState, type Aggregates, keep } from '@korsa/domain';
import {
  Attendances,
  Certificates,
  learnAttendance,
  learnCertificate,
  type AttendanceFact,
  type CertificateFact,
} from '../domain/attendance.js';
import { learnParticipant, Participants, type ParticipantFact } from '../domain/participant.js';
import { learnPerson, Persons, type PersonFact } from '../domain/person.js';
import { learnRetreat, Retreats, type RetreatFact } from '../domain/retreat.js';
import { learnWorkUnit, WorkUnits, type WorkUnitFact } from '../domain/work-unit.js';

/** Keeps what the neighbours say, each fact under its own key: the order between topics cannot matter. */
@Injectable()
export class Learn {
  constructor(
    private readonly retreats: Retreats,
    private readonly participants: Participants,
    private readonly persons: Persons,
    private readonly workUnits: WorkUnits,
    private readonly attendances: Attendances,
    private readonly certificates: Certificates,
  ) {}

  retreat(fact: RetreatFact): Promise<unknown> {
    return learn(this.retreats, fact, learnRetreat);
  }

  participant(fact: ParticipantFact): Promise<unknown> {
    return learn(this.participants, fact, learnParticipant);
  }

  person(fact: PersonFact): Promise<unknown> {
    return learn(this.persons, fact, learnPerson);
  }

  workUnit(fact: WorkUnitFact): Promise<unknown> {
    return learn(this.workUnits, fact, learnWorkUnit);
  }

  attendance(fact: AttendanceFact): Promise<unknown> {
    return learn(this.attendances, fact, (_, decided) => learnAttendance(decided));
  }

  certificate(fact: CertificateFact): Promise<unknown> {
    return learn(this.certificates, fact, learnCertificate);
  }
}

function learn<State extends AggregateState, Fact extends { readonly subject: string }>(
  aggregates: Aggregates<State>,
  fact: Fact,
  next: (known: State | undefined, fact: Fact) => State,
): Promise<unknown> {
  return aggregates.changeOrCreate(fact.subject, (known) => keep(next(known, fact)));
}
