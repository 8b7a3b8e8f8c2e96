import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { magelang, malang, type Row } from '../../../test/agendas.js';
import { aSession, policy, wib } from '../../../test/builders.js';
import { plannedJp, totalJp, type Rounding } from './credit-hours.js';

const planned = ([day, from, to, kind]: Row, rounding: Rounding = 'floor') =>
  plannedJp(kind, wib(day, from), wib(day, to), { ...policy, rounding });

describe('planned JP', () => {
  it.each([...magelang, ...malang])('of %s %s–%s %s are %d', (...row) => {
    expect(planned(row)).toBe(row[4]);
  });

  it.each(['floor', 'nearest', 'tenth'] as const)(
    'of whole 45-minute units are the same whatever the rounding: 28 and 20 (%s)',
    (rounding) => {
      const total = (rows: readonly Row[]) =>
        totalJp(rows.map((row) => ({ plannedJp: planned(row, rounding) })));
      expect([total(magelang), total(malang)]).toEqual([28, 20]);
    },
  );

  it('of 75 minutes are rounded as the policy says', () => {
    const row: Row = ['2025-11-05', '09:15', '10:30', 'lecture', 0];
    expect([planned(row, 'floor'), planned(row, 'nearest'), planned(row, 'tenth')]).toEqual([
      1, 2, 1.7,
    ]);
  });

  it('are none for a kind without credit, however long', () => {
    expect(planned(['2025-11-05', '06:00', '18:00', 'ceremony', 0])).toBe(0);
  });

  it('add up without binary fractions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 100 }), (tenths) => {
        const sessions = tenths.map((jp) => aSession({ plannedJp: jp / 10 }));
        return totalJp(sessions) === tenths.reduce((sum, jp) => sum + jp, 0) / 10;
      }),
    );
  });
});
