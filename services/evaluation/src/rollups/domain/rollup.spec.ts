import { describe, expect, it } from '@jest/globals';
import { rollUp, type RetreatTally } from './rollup.js';

const tally = (given: Partial<RetreatTally> = {}): RetreatTally => ({
  retreatId: 'magelang-1',
  cityCode: '33.71',
  participants: 32,
  jp: 893.5,
  completed: 32,
  attended: 0,
  ...given,
});

describe('rollUp', () => {
  it('adds up cities', () => {
    const semarang = tally({
      retreatId: 'semarang-1',
      cityCode: '33.74',
      participants: 40,
      jp: 800,
    });
    expect(rollUp([semarang, tally()], 5)).toMatchObject({
      retreats: 2,
      participants: 72,
      jp: 1693.5,
      cities: [
        { cityCode: '33.71', participants: 32 },
        { cityCode: '33.74', participants: 40 },
      ],
    });
  });

  it('hides who missed the threshold when they are few, and keeps the number of certificates', () => {
    const { certificates, cities } = rollUp([tally({ completed: 31, attended: 1 })], 5);
    const expected = { issued: 32, completed: null, attended: null };
    expect([certificates, cities[0]?.certificates]).toEqual([expected, expected]);
    expect(cities[0]?.byRetreat.get('magelang-1')?.certificates).toEqual(expected);
  });

  it('shows how certificates divide when nobody can be pointed at', () => {
    expect(rollUp([tally({ completed: 25, attended: 7 })], 5).certificates).toEqual({
      issued: 32,
      completed: 25,
      attended: 7,
    });
    expect(rollUp([tally()], 5).certificates).toMatchObject({ completed: 32, attended: 0 });
  });

  it('hides a division everywhere above a retreat that hides it', () => {
    const other = tally({ retreatId: 'magelang-2', completed: 30, attended: 2 });
    const { certificates, cities } = rollUp([tally({ completed: 22, attended: 10 }), other], 5);
    expect([certificates.completed, cities[0]?.certificates.completed]).toEqual([null, null]);
    expect(cities[0]?.byRetreat.get('magelang-1')?.certificates.completed).toBe(22);
  });

  it('hides a small city, and the next one so that it cannot be computed', () => {
    const small = tally({ retreatId: 'tegal-1', cityCode: '33.76', participants: 3, jp: 60 });
    const big = tally({ retreatId: 'semarang-1', cityCode: '33.74', participants: 40 });
    const { participants, cities } = rollUp([tally(), big, small], 5);
    expect(participants).toBe(75);
    expect(cities.map((city) => [city.cityCode, city.participants, city.jp === null])).toEqual([
      ['33.71', null, true],
      ['33.74', 40, false],
      ['33.76', null, true],
    ]);
  });

  it('says nothing about an area with four participants but that there was a retreat', () => {
    expect(rollUp([tally({ participants: 4, completed: 4 })], 5)).toMatchObject({
      retreats: 1,
      participants: null,
      jp: null,
      certificates: { issued: null, completed: null, attended: null },
    });
  });

  it('is empty without retreats', () => {
    expect(rollUp([], 5)).toMatchObject({ retreats: 0, cities: [] });
  });
});
