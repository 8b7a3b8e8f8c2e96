import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, untilStopped } from '@korsa/demo';
import { faultKinds, kindOf } from './faults/kinds.js';
import type { PlannedFault } from './faults/fault.js';
import { chaosOptions, commandOf, isThorough, type ChaosOptions } from './options.js';
import { printed } from './report/print.js';
import { run } from './run.js';
import { generateSchedule } from './schedule/generate.js';
import { minimise } from './schedule/minimise.js';
import { buildServices } from './stack/build-services.js';

const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);

/** A fault, and its place in the schedule of the seed, from 1. */
interface Numbered extends PlannedFault {
  readonly number: number;
}

const stopping = new AbortController();
void untilStopped().then(() => stopping.abort());

/** Answers whether everything was kept. */
async function chaos(options: ChaosOptions): Promise<boolean> {
  say(`seed ${options.seed}; to repeat this: ${commandOf(options)}`);
  const schedule = scheduleOf(options);
  say('building the services');
  await buildServices();
  const stamp = new Date().toISOString().replaceAll(':', '').slice(0, 17);
  const folder = join(root, '.korsa/chaos', `${stamp}-${options.seed}`);
  await mkdir(folder, { recursive: true });
  const attempt = (faults: readonly PlannedFault[], name: string, thorough = false) =>
    run({
      seed: options.seed,
      schedule: faults,
      thorough,
      folder: join(folder, name),
      rate: options.rate,
      say,
      signal: stopping.signal,
    });
  say(`history, schedule, result and logs go to ${folder}`);
  const result = await attempt(schedule, 'run', isThorough(options));
  console.log(`\n${printed(result)}\n`);
  if (options.json) await copyFile(join(folder, 'run', 'result.json'), options.json);
  // What was not tried would not be tried by a smaller schedule either.
  const broken = result.verdict.promises.some(({ violations }) => violations > 0);
  if ((broken || result.unfinished.length > 0) && !stopping.signal.aborted)
    await reduce(options, schedule, attempt);
  say(`seed ${options.seed}; to repeat this: ${commandOf(options)}`);
  return result.kept;
}

function scheduleOf({ seed, milliseconds, faults, only }: ChaosOptions): readonly Numbered[] {
  const kinds = faults.length > 0 ? faults.map(kindOf) : faultKinds;
  return generateSchedule({ seed, milliseconds, kinds })
    .map((fault, at) => ({ ...fault, number: at + 1 }))
    .filter(({ number }) => only.length === 0 || only.includes(number));
}

/** Looks for the smallest part of a schedule that still fails, and says how to repeat it. */
async function reduce(
  options: ChaosOptions,
  schedule: readonly Numbered[],
  attempt: (faults: readonly Numbered[], name: string) => Promise<{ kept: boolean }>,
): Promise<void> {
  if (options.minimise === 0 || schedule.length < 2) return;
  say(`looking for a smaller schedule that fails, in at most ${options.minimise} runs`);
  let runs = 0;
  const fails = async (subset: readonly Numbered[]) => {
    runs += 1;
    const numbers = subset.map(({ number }) => number).join(',');
    say(`run ${runs}: only ${numbers}`);
    const { kept } = await attempt(subset, `smaller-${runs}`);
    say(`run ${runs}: ${kept ? 'everything was kept' : 'fails too'}`);
    return !kept && !stopping.signal.aborted;
  };
  const { items, minimal } = await minimise(schedule, fails, options.minimise);
  for (const { number, name, target } of items) say(`fault ${number}: ${name} ${target}`);
  const numbers = items.map(({ number }) => number);
  const found = minimal ? 'smallest schedule that fails' : 'smallest schedule found so far';
  say(`${found}: ${commandOf(options, numbers)}`);
}

try {
  const kept = await chaos(chaosOptions(process.argv.slice(2)));
  say(kept ? 'every promise that was tried was kept' : 'not every promise was shown to be kept');
  process.exitCode = kept ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
