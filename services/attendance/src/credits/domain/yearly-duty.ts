import type { CreditYear } from '@korsa/contracts';
import type { Ledger } from './ledger.js';

/** A PNS has at least 20 JP in every calendar year: PP 11/2017 Ps. 203(4) jo PP 17/2020. */
const pnsFloorJp = 20;

/** A PPPK has at most 24 JP in every year of the contract: PP 49/2018 Ps. 40(1). */
const pppkCeilingJp = 24;

/** JP year by year against the law. More than a PPPK may have is a warning: what was attended stays a fact. */
export function yearlyDuty({ category, entries }: Ledger): CreditYear[] {
  const years = [...new Set(entries.map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => {
    const jp = sumOf(entries.filter((entry) => entry.year === year));
    return category === 'PNS' ? floor(year, jp) : ceiling(year, jp);
  });
}

function floor(year: number, jp: number): CreditYear {
  const standing = jp >= pnsFloorJp ? 'reached' : 'below';
  return { year, jp, rule: 'at-least', limitJp: pnsFloorJp, standing, basis: null };
}

function ceiling(year: number, jp: number): CreditYear {
  const standing = jp > pppkCeilingJp ? 'above' : 'within';
  return { year, jp, rule: 'at-most', limitJp: pppkCeilingJp, standing, basis: 'assumption' };
}

function sumOf(entries: Ledger['entries']): number {
  const tenths = entries.reduce(
    (sum, { kind, jp }) => sum + Math.round(jp * 10) * (kind === 'posted' ? 1 : -1),
    0,
  );
  return tenths / 10;
}
