import { describe, expect, it } from '@jest/globals';
import { readNip } from '@korsa/domain';
import { cityData } from './data.js';

const creditKinds = ['lecture', 'discussion', 'simulation', 'drill', 'outbound'];
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe.each([
  ['magelang', 28, 36],
  ['malang', 20, 100],
] as const)('the data of %s', (city, jp, people) => {
  const data = cityData(city);

  it(`plans ${jp} JP`, () => {
    const credit = data.agenda.filter(({ kind }) => creditKinds.includes(kind));
    expect(credit.reduce((sum, { from, to }) => sum + (minutes(to) - minutes(from)) / 45, 0)).toBe(
      jp,
    );
  });

  it('gives every civil servant a NIP of valid form that says the same sex, and each its own', () => {
    expect(data.people).toHaveLength(people);
    for (const { nip, sex, category } of data.people) {
      expect(category === 'PNS').toBe(nip !== undefined);
      if (nip)
        expect(readNip(nip, '2025-05-01')).toEqual({ nip: expect.objectContaining({ sex }) });
    }
    const nips = data.people.flatMap(({ nip }) => nip ?? []);
    expect(new Set(nips).size).toBe(nips.length);
  });

  it('names only units that exist, parents first', () => {
    const seen = new Set<string>();
    for (const { code, parent } of data.units) {
      expect(parent === null || seen.has(parent)).toBe(true);
      seen.add(code);
    }
    const named = [...data.people, ...data.surveys].map(({ unit }) => unit);
    expect(named.filter((unit) => !seen.has(unit))).toEqual([]);
  });
});
