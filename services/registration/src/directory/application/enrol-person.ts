import { Clock, type Problem } from '@korsa/domain';
import { newId, UniquenessViolated } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { identify, type Enrolment } from '../domain/enrolment.js';
import { IdentityVault } from '../domain/identity.js';
import { NipEnrolledAlready, PersonNotEnrollable } from '../domain/person.errors.js';
import { enrol, type Person } from '../domain/person.js';
import { Persons } from '../domain/persons.js';
import type { WorkUnit } from '../domain/work-unit.js';
import { WorkUnits } from '../domain/work-units.js';
import { dayOf } from './day-of.js';
import { PersonQueries } from './person.queries.js';

export type EnrolPersonCommand = Enrolment;

@Injectable()
export class EnrolPerson {
  constructor(
    private readonly persons: Persons,
    private readonly people: PersonQueries,
    private readonly units: WorkUnits,
    private readonly vault: IdentityVault,
    private readonly clock: Clock,
  ) {}

  async execute(command: EnrolPersonCommand): Promise<Person> {
    return this.enrol(command, await this.units.find(command.unitCode));
  }

  /** As `execute`, with the unit looked up before. */
  async enrol(command: EnrolPersonCommand, unit: WorkUnit | undefined): Promise<Person> {
    const at = this.clock.now();
    const reading = identify(command, dayOf(at));
    const problems = unitProblems(unit, dayOf(at));
    if ('problems' in reading) throw new PersonNotEnrollable([...reading.problems, ...problems]);
    const identity = this.vault.seal(reading.identity);
    const holder = await this.holderOf(identity.nipFingerprint);
    const { category, position, unitCode } = command;
    const id = newId();
    try {
      // What depends on other data is refused inside: a repeated command is answered before it gets there.
      return await this.persons.create(id, () => {
        if (problems.length > 0) throw new PersonNotEnrollable(problems);
        if (holder) throw new NipEnrolledAlready(holder);
        return enrol({ id, identity, category, position, unitCode }, at);
      });
    } catch (error) {
      if (!(error instanceof UniquenessViolated)) throw error;
      throw new NipEnrolledAlready(await this.holderOf(identity.nipFingerprint));
    }
  }

  /** Within the caller's area; the unique index alone sees every city. */
  private async holderOf(nipFingerprint: string | null): Promise<string | undefined> {
    if (nipFingerprint === null) return undefined;
    return this.people.holderOf(nipFingerprint);
  }
}

function unitProblems(unit: WorkUnit | undefined, today: string): Problem[] {
  if (!unit) return [{ field: 'unitCode', rule: 'is no work unit of the directory' }];
  if (unit.validTo && unit.validTo < today)
    return [{ field: 'unitCode', rule: 'is a work unit that was closed' }];
  return [];
}
