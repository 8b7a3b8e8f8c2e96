import { describe, expect, it } from '@jest/globals';
import { anIntake, someFacts } from '../../../test/builders.js';
import { refusalsOf, type EligibilityRule } from './eligibility.js';

const magelang = anIntake().rule;

/** Kota Malang: leaders by eselon, camat and lurah by office, directors of BUMD without either. */
const malang: EligibilityRule = {
  alternatives: [
    { categories: ['PNS'], eselons: ['II.a', 'II.b'] },
    {
      officeKinds: ['subdistrict-head', 'urban-ward-head'],
      unitKinds: ['subdistrict', 'urban-ward'],
    },
    { categories: ['BUMD'], officeKinds: ['bumd-director'] },
  ],
};

const lurah = someFacts({
  positionKind: 'supervisor',
  officeKind: 'urban-ward-head',
  eselon: 'IV.a',
  unitKind: 'urban-ward',
});
const camat = someFacts({
  positionKind: 'administrator',
  officeKind: 'subdistrict-head',
  eselon: 'III.a',
  unitKind: 'subdistrict',
});
const director = someFacts({
  category: 'BUMD',
  positionKind: 'non-asn',
  officeKind: 'bumd-director',
  eselon: null,
  unitKind: 'bumd',
});

const reasons = (rule: EligibilityRule, candidate: typeof lurah) =>
  refusalsOf(rule, candidate).map(({ reason }) => reason);

describe('refusalsOf', () => {
  it('admits a camat of eselon III who is no JPT', () => {
    expect(reasons(magelang, camat)).toEqual([]);
  });

  it('refuses a lurah by eselon and says what would do', () => {
    expect(refusalsOf(magelang, lurah)).toEqual([
      {
        reason: 'eselon-not-eligible',
        actual: 'IV.a',
        admitted: ['II.a', 'II.b', 'III.a', 'III.b'],
      },
    ]);
  });

  it('refuses a BUMD director by category and by the eselon that is missing', () => {
    expect(reasons(magelang, director)).toEqual(['category-not-eligible', 'eselon-not-eligible']);
  });

  it.each([
    ['a head of department', someFacts()],
    ['a camat', camat],
    ['a lurah', lurah],
    ['a BUMD director', director],
  ])('admits %s where an alternative does', (_who, candidate) => {
    expect(reasons(malang, candidate)).toEqual([]);
  });

  it('explains by the alternative that comes closest', () => {
    const elsewhere = someFacts({ ...lurah, category: 'PPPK', unitKind: 'department' });
    expect(reasons(malang, elsewhere)).toEqual(['unit-kind-not-eligible']);
  });

  it.each([
    ['positionKinds', ['administrator'], 'position-kind-not-eligible'],
    ['functionalGrades', ['middle-expert'], 'functional-grade-not-eligible'],
  ] as const)('looks at %s', (list, admitted, reason) => {
    const rule = { alternatives: [{ [list]: admitted }] } as unknown as EligibilityRule;
    expect(reasons(rule, someFacts())).toEqual([reason]);
  });
});
