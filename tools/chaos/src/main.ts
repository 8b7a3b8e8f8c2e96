import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root, untilStopped } from '@korsa/demo';
import { faultKinds, kindOf } from './faults/kinds.js';
import type { PlannedFault } from './faults/fault.js';
import { chaosOptions, commandOf, isThorough, type ChaosOptions } from './options.js';
import { reduce, type Numbered } from './reduce.js';
import { printed } from './report/print.js';
import { run } from './run.js';
import { generateSchedule } from './schedule/generate.js';
import { buildServices } from './stack/build-services.js';

const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);

const stopping = new AbortController();
void untilStopped(say).then(() => stopping.abort());

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
  if (!stopping.signal.aborted)
    await reduce({
      ...{ schedule, failed: result, attempt, say },
      runs: options.minimise,
      signal: stopping.signal,
      commandFor: (numbers) => commandOf(options, numbers),
    });
  say(`seed ${options.seed}; to repeat this: ${commandOf(options)}`);
  return result.kept;
}

function scheduleOf({ seed, milliseconds, faults, only }: ChaosOptions): readonly Numbered[] {
  const kinds = faults.length > 0 ? faults.map(kindOf) : faultKinds;
  return generateSchedule({ seed, milliseconds, kinds })
    .map((fault, at) => ({ ...fault, number: at + 1 }))
    .filter(({ number }) => only.length === 0 || only.includes(number));
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
