import { enrolPersonBody, type EnrolPersonBody } from '@korsa/contracts';
import { Clock } from '@korsa/domain';
import { inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { accepted, refused, type RowVerdict } from '../../rows.js';
import { readRow, RowInvalid } from '../../read-row.js';
import { identify } from '../domain/enrolment.js';
import { NipEnrolledAlready } from '../domain/person.errors.js';
import type { WorkUnit } from '../domain/work-unit.js';
import { dayOf } from './day-of.js';
import { EnrolPerson } from './enrol-person.js';
import { WorkUnitQueries } from './work-unit.queries.js';

export interface ImportPersonsCommand {
  readonly rows: readonly unknown[];
}

interface ImportedPerson extends RowVerdict {
  readonly outcome: 'enrolled' | 'already-enrolled' | 'refused';
  readonly personId: string | null;
}

/** Enrols many at once. Every row stands alone: a refused one changes nothing and stops no other. */
@Injectable()
export class ImportPersons {
  constructor(
    private readonly enrolPerson: EnrolPerson,
    private readonly units: WorkUnitQueries,
    private readonly clock: Clock,
  ) {}

  async execute({ rows }: ImportPersonsCommand): Promise<ImportedPerson[]> {
    const today = dayOf(this.clock.now());
    const bodies = refuseTwins(
      rows.map((row) => readRow(enrolPersonBody, row)),
      today,
    );
    const codes = bodies.flatMap((body) => (body instanceof RowInvalid ? [] : [body.unitCode]));
    const units = await this.units.byCodes(codes);
    return Promise.all(
      bodies.map((body, row) => inPart(`row-${row}`, () => this.enrol(row, body, units))),
    );
  }

  private async enrol(
    row: number,
    body: EnrolPersonBody | RowInvalid,
    units: ReadonlyMap<string, WorkUnit>,
  ): Promise<ImportedPerson> {
    try {
      if (body instanceof RowInvalid) throw body;
      const { id } = await this.enrolPerson.enrol(body, units.get(body.unitCode));
      return { ...accepted(row), outcome: 'enrolled', personId: id };
    } catch (error) {
      const personId = error instanceof NipEnrolledAlready ? (error.personId ?? null) : null;
      const outcome = personId ? 'already-enrolled' : 'refused';
      return { ...refused(row, error), outcome, personId };
    }
  }
}

/** Of two rows with one NIP the first counts. A row that identifies nobody is no twin: it has a problem of its own. */
function refuseTwins(
  bodies: readonly (EnrolPersonBody | RowInvalid)[],
  today: string,
): (EnrolPersonBody | RowInvalid)[] {
  const seen = new Map<string, number>();
  return bodies.map((body, row) => {
    const nip = body instanceof RowInvalid ? null : nipOf(body, today);
    if (nip === null) return body;
    const first = seen.get(nip);
    if (first !== undefined)
      return new RowInvalid([{ field: 'nip', rule: `is in row ${first} of this import too` }]);
    seen.set(nip, row);
    return body;
  });
}

function nipOf(body: EnrolPersonBody, today: string): string | null {
  const reading = identify(body, today);
  return 'identity' in reading ? reading.identity.nip : null;
}
