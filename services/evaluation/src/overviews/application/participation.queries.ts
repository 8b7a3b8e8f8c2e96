import type { ParticipationCount } from '../domain/standing.js';

/** Participations as the read model has them, within the caller's area. */
export abstract class ParticipationQueries {
  abstract countsOf(retreatIds: readonly string[]): Promise<readonly ParticipationCount[]>;
  /** Of which a part of the history is missing. */
  abstract incompleteIn(areaCode: string): Promise<number>;
}
