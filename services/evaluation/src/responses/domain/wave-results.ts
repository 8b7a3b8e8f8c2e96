import { ratio } from '../../figures/half-up.js';
import { withhold } from '../../figures/withhold.js';
import type { Tally } from './tallies.js';
import type { Wave } from './wave-plan.js';

/** The band of a mean, by the instrument of the wave. */
type BandOf = (mean: number) => string;

/**
 * What a wave says, without the cells that could point at a person: fewer respondents than `smallest`, or computable
 * from the others and the total of the same aspect. Roles are never added up, so they give nothing away of each other.
 */
export function resultsOf(wave: Wave, bandOf: BandOf, smallest: number) {
  const wholes = wave.tallies.filter(({ sessionId }) => sessionId === null);
  const judged = wholes.flatMap((whole) => {
    const parts = wave.tallies.filter(
      (tally) => tally.sessionId !== null && sameAspect(tally, whole),
    );
    const hidden = withhold(
      parts.map(({ n }) => n),
      smallest,
    );
    const small = whole.n < smallest;
    return [
      { tally: whole, suppressed: small },
      ...parts.map((tally, at) => ({ tally, suppressed: small || hidden[at] === true })),
    ];
  });
  return {
    cells: judged.filter(({ suppressed }) => !suppressed).map(({ tally }) => shown(tally, bandOf)),
    suppressedCells: judged
      .filter(({ suppressed }) => suppressed)
      .map(({ tally }) => cellOf(tally)),
    suppressedBelow: smallest,
  };
}

function sameAspect(a: Tally, b: Tally): boolean {
  return a.aspect === b.aspect && a.respondent === b.respondent;
}

function cellOf({ respondent, aspect, sessionId }: Tally) {
  return { respondent, aspect, sessionId };
}

function shown(tally: Tally, bandOf: BandOf) {
  const mean = ratio(tally.sum, tally.scores);
  return { ...cellOf(tally), n: tally.n, mean, band: bandOf(mean) };
}
