import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { aDecision } from '../../../test/decided.builder.js';
import { registrationId, retreatId } from '../../../test/presence.builder.js';
import { settle } from './ledger.js';
import { yearlyDuty } from './yearly-duty.js';

const address = { cityCode: '33.71', registrationId };
const settled = (...decisions: ReturnType<typeof aDecision>[]) =>
  decisions.reduce<ReturnType<typeof settle>>(
    (before, decided) => settle(before?.state, address, decided) ?? before,
    undefined,
  );

describe('settle', () => {
  it('posts the credited JP in the year of the last day', () => {
    expect(settled(aDecision())?.events).toEqual([
      {
        type: 'CreditPosted',
        data: { jp: 28, year: 2025, retreatId, registrationId, revision: 1, category: 'PNS' },
      },
    ]);
  });

  it.each(['BUMD', 'other'] as const)('keeps no ledger for %s', (category) => {
    expect(settled(aDecision({ category }))).toBe(undefined);
  });

  it('posts nothing when nothing was earned', () => {
    expect(settled(aDecision({ creditJp: 0 }))).toBe(undefined);
  });

  it('posts once', () => {
    const { state } = settled(aDecision())!;
    expect(settle(state, address, aDecision())).toBe(undefined);
  });

  it('takes back what a corrected decision posted, and posts anew', () => {
    const corrected = aDecision({ revision: 2, creditJp: 25 });
    expect(settled(aDecision(), corrected)?.events).toEqual([
      { type: 'CreditReversed', data: expect.objectContaining({ jp: 28, revision: 2 }) },
      { type: 'CreditPosted', data: expect.objectContaining({ jp: 25, revision: 2 }) },
    ]);
  });

  it('can take everything back and post again later', () => {
    const none = aDecision({ revision: 2, creditJp: 0 });
    const again = aDecision({ revision: 3, creditJp: 26 });
    expect(settled(aDecision(), none)?.events.map(({ type }) => type)).toEqual(['CreditReversed']);
    expect(settled(aDecision(), none, again)?.state.entries.map(({ kind }) => kind)).toEqual([
      'posted',
      'reversed',
      'posted',
    ]);
  });
});

describe('the yearly duty', () => {
  const dutyOf = (category: 'PNS' | 'PPPK', creditJp: number) =>
    yearlyDuty(settled(aDecision({ category, creditJp }))!.state)[0];

  it('of a PNS is a floor of 20 JP', () => {
    expect(dutyOf('PNS', 19.9)?.standing).toBe('below');
    expect(dutyOf('PNS', 20)).toEqual({
      year: 2025,
      jp: 20,
      rule: 'at-least',
      limitJp: 20,
      standing: 'reached',
      basis: null,
    });
  });

  it('of a PPPK is a ceiling of 24 JP that only warns, in a year that is assumed', () => {
    expect(dutyOf('PPPK', 24)?.standing).toBe('within');
    expect(dutyOf('PPPK', 28)).toMatchObject({ jp: 28, standing: 'above', basis: 'assumption' });
  });

  it('adds several retreats and subtracts what was taken back', () => {
    const other = { ...address, registrationId: nameId('registration', 'second') };
    const first = settled(aDecision({ creditJp: 0.1 }))!.state;
    const second = settle(first, other, aDecision({ creditJp: 0.2 }))!.state;
    expect(yearlyDuty(second)[0]?.jp).toBe(0.3);
    const reversed = settle(second, other, aDecision({ creditJp: 0, revision: 2 }))!.state;
    expect(yearlyDuty(reversed)[0]?.jp).toBe(0.1);
  });
});
