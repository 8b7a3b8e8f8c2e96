import { withhold } from '../../figures/withhold.js';

/** What is counted of one retreat. */
export interface RetreatTally {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly participants: number;
  readonly jp: number;
  readonly completed: number;
  readonly attended: number;
}

/** Null is a figure that would point at single persons. */
export interface Figures {
  readonly retreats: number;
  readonly participants: number | null;
  readonly jp: number | null;
  readonly certificates: {
    readonly issued: number | null;
    readonly completed: number | null;
    readonly attended: number | null;
  };
}

export interface CityFigures extends Figures {
  readonly cityCode: string;
  readonly byRetreat: ReadonlyMap<string, Figures>;
}

export interface Rollup extends Figures {
  readonly cities: readonly CityFigures[];
}

/**
 * Adds up retreats by city and area. A figure of fewer than `smallest` participants is withheld, and with it as many
 * others as it takes that it cannot be computed from the sums. How certificates divide is shown on a level only when
 * it is shown everywhere below.
 */
export function rollUp(tallies: readonly RetreatTally[], smallest: number): Rollup {
  const codes = [...new Set(tallies.map(({ cityCode }) => cityCode))].sort();
  const groups = codes.map((code) => tallies.filter(({ cityCode }) => cityCode === code));
  const hidden = withhold(groups.map(headcount), smallest);
  const cities = groups.map((retreats, at) =>
    cityFigures(codes[at] ?? '', retreats, hidden[at] === true, smallest),
  );
  const total = figuresOf(tallies, headcount(tallies) < smallest, divides(cities));
  return { ...total, cities };
}

function cityFigures(
  cityCode: string,
  retreats: readonly RetreatTally[],
  isHidden: boolean,
  smallest: number,
): CityFigures {
  const hidden = withhold(
    retreats.map(({ participants }) => participants),
    smallest,
  );
  const byRetreat = new Map(
    retreats.map((tally, at) => {
      const small = isHidden || hidden[at] === true;
      return [tally.retreatId, figuresOf([tally], small, canDivide(tally, smallest))];
    }),
  );
  const divided = divides([...byRetreat.values()]);
  return { cityCode, ...figuresOf(retreats, isHidden, divided), byRetreat };
}

function figuresOf(tallies: readonly RetreatTally[], isHidden: boolean, divided: boolean): Figures {
  const sum = (of: (tally: RetreatTally) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const shown = (value: number, isShown: boolean) => (isShown ? value : null);
  return {
    retreats: tallies.length,
    participants: shown(headcount(tallies), !isHidden),
    jp: shown(sum(({ jp }) => Math.round(jp * 10)) / 10, !isHidden),
    certificates: {
      issued: shown(
        sum(({ completed, attended }) => completed + attended),
        !isHidden,
      ),
      completed: shown(
        sum(({ completed }) => completed),
        !isHidden && divided,
      ),
      attended: shown(
        sum(({ attended }) => attended),
        !isHidden && divided,
      ),
    },
  };
}

function canDivide({ completed, attended }: RetreatTally, smallest: number): boolean {
  return !withhold([completed, attended], smallest).includes(true);
}

function divides(figures: readonly Figures[]): boolean {
  return figures.every(({ certificates }) => certificates.completed !== null);
}

function headcount(tallies: readonly RetreatTally[]): number {
  return tallies.reduce((total, { participants }) => total + participants, 0);
}
