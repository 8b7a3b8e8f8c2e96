import type { RespondentRole } from '@korsa/contracts';

/** Answers about one aspect, added up. There are no single answers. */
export interface Tally {
  readonly respondent: RespondentRole;
  readonly aspect: string;
  /** Null: the whole retreat. */
  readonly sessionId: string | null;
  /** Respondents. */
  readonly n: number;
  /** Scores given, and their sum. */
  readonly scores: number;
  readonly sum: number;
}

/** The tallies with those of one more response. */
export function addUp(tallies: readonly Tally[], answered: readonly Tally[]): readonly Tally[] {
  return answered.reduce((sum, next) => {
    const same = (other: Tally) =>
      other.respondent === next.respondent &&
      other.aspect === next.aspect &&
      other.sessionId === next.sessionId;
    if (!sum.some(same)) return [...sum, next];
    return sum.map((tally) =>
      same(tally)
        ? {
            ...tally,
            n: tally.n + next.n,
            scores: tally.scores + next.scores,
            sum: tally.sum + next.sum,
          }
        : tally,
    );
  }, tallies);
}
