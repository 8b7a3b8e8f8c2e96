import { describe, expect, it } from '@jest/globals';
import { assert, property, integer } from 'fast-check';
import { faultKinds, kindOf } from '../faults/kinds.js';
import type { PlannedFault } from '../faults/fault.js';
import { generateSchedule } from './generate.js';

const minutes = (count: number) => count * 60_000;
const of = (seed: number, milliseconds = minutes(20)) =>
  generateSchedule({ seed, milliseconds, kinds: faultKinds });
const end = ({ at, duration }: PlannedFault) => at + duration;
const seeds = integer({ min: 0, max: 2 ** 31 });

describe('a schedule', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });

  it('begins alike however long it is', () => {
    assert(
      property(seeds, (seed) => {
        const short = of(seed, minutes(2));
        expect(of(seed, minutes(4)).slice(0, short.length)).toEqual(short);
      }),
    );
  });

  it('keeps every fault within its bounds and within the time', () => {
    assert(
      property(seeds, (seed) => {
        for (const fault of of(seed, minutes(3))) {
          const { lasts, targets } = kindOf(fault.name);
          expect(targets).toContain(fault.target);
          expect(fault.duration).toBeGreaterThanOrEqual(lasts[0]);
          expect(fault.duration).toBeLessThanOrEqual(lasts[1]);
          expect(fault.at).toBeGreaterThan(0);
          expect(end(fault)).toBeLessThanOrEqual(minutes(3));
        }
      }),
    );
  });

  it('never does two things to one target at a time, nor three things at all', () => {
    assert(
      property(seeds, (seed) => {
        const faults = of(seed);
        for (const [index, fault] of faults.entries()) {
          const meanwhile = faults.filter(
            (other, at) => at < index && other.at <= end(fault) && end(other) >= fault.at,
          );
          expect(meanwhile.length).toBeLessThanOrEqual(1);
          expect(meanwhile.map(({ target }) => target)).not.toContain(fault.target);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the system alone for a good part of the time', () => {
    assert(
      property(seeds, (seed) => {
        let quiet = 0;
        let until = 0;
        for (const fault of of(seed)) {
          quiet += Math.max(0, fault.at - until);
          until = Math.max(until, end(fault));
        }
        expect(quiet).toBeGreaterThan(0.3 * until);
      }),
      { numRuns: 30 },
    );
  });

  it('has in twenty minutes every kind, every process killed, and some overlaps', () => {
    const faults = of(1);
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faultKinds.length);
    const overlaps = faults.filter((fault, at) => at > 0 && end(faults[at - 1]!) >= fault.at);
    expect(overlaps.length).toBeGreaterThan(5);
  });

  it('says what there is when a fault is not known', () => {
    expect(() => kindOf('earthquake')).toThrow(/There is no fault earthquake. There are: kill-api/);
  });
});
