import type { Attendance } from '../domain/attendance.js';
import type { Participant } from '../domain/participant.js';
import type { Person } from '../domain/person.js';
import type { Retreat } from '../domain/retreat.js';
import type { WorkUnit } from '../domain/work-unit.js';

export interface CertificateCounts {
  readonly completed: number;
  readonly attended: number;
}

export const noCertificates: CertificateCounts = { completed: 0, attended: 0 };

/** What the neighbours said, within the caller's area. */
export abstract class KnowledgeQueries {
  abstract participants(ids: readonly string[]): Promise<Participant[]>;
  abstract persons(ids: readonly string[]): Promise<Person[]>;
  /** Retreats whose city lies in the area. */
  abstract retreatsOf(areaCode: string): Promise<Retreat[]>;
  abstract participantsOf(retreatIds: readonly string[]): Promise<Participant[]>;
  abstract attendancesOf(retreatIds: readonly string[]): Promise<Attendance[]>;
  /** By retreat; revoked ones do not count. */
  abstract certificatesOf(
    retreatIds: readonly string[],
  ): Promise<ReadonlyMap<string, CertificateCounts>>;
  abstract workUnitsOf(cityCode: string): Promise<WorkUnit[]>;
}
