import { describe, expect, it } from '@jest/globals';
import type { JudgedRecovery } from '../recovery/disturbances.js';
import { printed } from './print.js';
import { resultOf } from './result.js';

const promise = (checked: number, violations = 0) => ({
  name: `looked at ${checked}`,
  checked,
  violations,
  examples: [],
});

function resultFor(
  promises: readonly ReturnType<typeof promise>[],
  thorough: boolean,
  recoveries: readonly JudgedRecovery[] = [],
) {
  const verdict = {
    promises,
    latencies: { commands: 1, p50: 1, p99: 1, max: 1 },
    recoveries,
    wire: { records: 1, repeats: 0 },
  };
  return resultOf({
    ...{ seed: 1, schedule: [], missing: [], thorough, verdict, open: 0 },
    left: { unsent: 0, unread: 0, places: [] },
    stack: { provider: 'given', processes: {} as never },
    recoveries: { failures: [] },
  });
}

describe('the result of a run', () => {
  it('is kept when everything was looked at and nothing was wrong', () => {
    expect(resultFor([promise(2), promise(3)], true)).toMatchObject({ kept: true, untried: [] });
  });

  it('is not kept when a promise is broken', () => {
    expect(resultFor([promise(2), promise(3, 1)], false).kept).toBe(false);
  });

  it('names what a thorough run did not look at, and is not kept', () => {
    const result = resultFor([promise(2), promise(0)], true);
    expect(result).toMatchObject({ kept: false, untried: ['looked at 0'] });
    expect(printed(result)).toContain('NOT TRIED, though the run was long enough:\n  looked at 0');
  });

  it('is not kept when a killed process of a thorough run was late', () => {
    const slow: JudgedRecovery = {
      ...{ kind: 'recovered', at: 9_000, target: 'registration.worker', what: 'backlog done' },
      ...{ milliseconds: 8_000, disturbances: [], leftAloneMs: 8_000 },
    };
    const result = resultFor([promise(2)], true, [slow]);
    expect(result).toMatchObject({ kept: false });
    expect(printed(result)).toContain('registration.worker: backlog done after 8000 ms');
    expect(resultFor([promise(2)], false, [slow])).toMatchObject({ kept: true });
    expect(resultFor([promise(2)], true, [{ ...slow, target: 'kafka' }]).kept).toBe(true);
  });

  it('lets a short run off, and does not call it kept what it did not look at', () => {
    const result = resultFor([promise(2), promise(0)], false);
    expect(result).toMatchObject({ kept: true, untried: [] });
    expect(printed(result)).toMatch(/^not tried +looked at 0/m);
  });
});
