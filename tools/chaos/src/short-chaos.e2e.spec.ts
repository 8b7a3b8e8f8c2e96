import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RunResult } from './report/result.js';
import { run } from './run.js';
import { shortSchedule } from './schedule/short.js';

/** Repeat it by hand with other seeds and all faults: `npm run chaos`. */
const seed = 8;

describe('a short run of chaos', () => {
  const schedule = shortSchedule(seed);
  let result: RunResult;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'korsa-chaos-'));
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    say(`seed ${seed}; history and logs are in ${folder}`);
    result = await run({ seed, schedule, folder, rate: 20, peoplePerCity: 12, say });
  });

  it('brings about every fault of its schedule', () => {
    expect(result.schedule).toEqual(schedule);
  });

  it('keeps every promise', () => {
    const broken = result.verdict.promises.filter(({ violations }) => violations > 0);
    expect(broken).toEqual([]);
  });

  it('has looked at something for every promise', () => {
    const unseen = result.verdict.promises.filter(({ checked }) => checked === 0);
    expect(unseen.map(({ name }) => name)).toEqual([]);
    const checked = result.verdict.promises.map((promise) => promise.checked);
    expect(Math.max(...checked)).toBeGreaterThan(500);
  });

  it('comes to an end of everything without help', () => {
    expect(result.unfinished).toEqual([]);
  });

  it('serves again after each fault', () => {
    const recovered = new Set(result.verdict.recoveries.map(({ target }) => target));
    const killed = schedule.filter(({ name }) => name.startsWith('kill-'));
    expect(recovered).toEqual(new Set(killed.map(({ target }) => target)));
  });
});
