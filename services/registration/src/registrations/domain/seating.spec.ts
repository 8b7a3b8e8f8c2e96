import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aSeating } from '../../../test/builders.js';
import { QuotaBelowSeatsTaken } from './registration.errors.js';
import {
  admittedBy,
  claim,
  giveBack,
  leaveWaitlist,
  passOn,
  positionOf,
  resize,
  swapOnWaitlist,
  type Seating,
} from './seating.js';

const full = aSeating({ quota: 2, taken: 2, waitlist: ['a', 'b', 'c'] });

describe('claim', () => {
  it('takes a seat while there is one', () => {
    expect(claim(aSeating({ quota: 2, taken: 1 }), 'a')).toEqual({
      seating: aSeating({ quota: 2, taken: 2 }),
      position: null,
    });
  });

  it('gives the next place on the wait-list when every seat is taken', () => {
    expect(claim(full, 'd')).toEqual({
      seating: { ...full, waitlist: ['a', 'b', 'c', 'd'] },
      position: 4,
    });
  });
});

describe('a seat that comes back', () => {
  it('goes to the first who waits', () => {
    expect(passOn(full)).toEqual({ ...full, waitlist: ['b', 'c'] });
  });

  it('is free when nobody gets it', () => {
    expect(giveBack(aSeating({ taken: 2 }))).toEqual(aSeating({ taken: 1 }));
  });
});

describe('the wait-list', () => {
  it('closes up when somebody leaves', () => {
    expect(positionOf(leaveWaitlist(full, 'a'), 'b')).toBe(1);
  });

  it('keeps the place for a substitute', () => {
    expect(swapOnWaitlist(full, 'b', 'x').waitlist).toEqual(['a', 'x', 'c']);
  });

  it('knows nobody who does not wait', () => {
    expect(positionOf(full, 'x')).toBeNull();
  });
});

describe('resize', () => {
  it('gives new seats to those who wait, in order', () => {
    expect(admittedBy(full, 4)).toEqual(['a', 'b']);
    expect(resize(full, 4)).toEqual({ ...full, quota: 4, taken: 4, waitlist: ['c'] });
  });

  it('leaves what nobody waits for free', () => {
    expect(resize(full, 9)).toEqual({ ...full, quota: 9, taken: 5, waitlist: [] });
  });

  it('lowers the quota as far as seats are free', () => {
    expect(resize(aSeating({ quota: 5, taken: 3 }), 3)).toMatchObject({ quota: 3, taken: 3 });
    expect(() => resize(aSeating({ quota: 5, taken: 3 }), 2)).toThrow(QuotaBelowSeatsTaken);
  });
});

describe('seats', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('claim' as const), id: fc.uuid() }),
      fc.record({ do: fc.constant('leave' as const) }),
      fc.record({ do: fc.constant('resize' as const), quota: fc.integer({ min: 1, max: 12 }) }),
    ),
    { maxLength: 60 },
  );

  function step(seating: Seating, now: { do: string; id?: string; quota?: number }): Seating {
    if (now.do === 'claim') return claim(seating, now.id!).seating;
    if (now.do === 'resize') return resize(seating, Math.max(now.quota!, seating.taken));
    if (seating.taken === 0) return seating;
    return seating.waitlist.length > 0 ? passOn(seating) : giveBack(seating);
  }

  it('are never oversold, and nobody waits while one is free', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const end = all.reduce(step, aSeating({ quota: 5 }));
        return end.taken <= end.quota && (end.waitlist.length === 0 || end.taken === end.quota);
      }),
    );
  });
});
