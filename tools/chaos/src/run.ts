import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Chance } from '@korsa/demo';
import { check } from './checker/check.js';
import type { PlannedFault } from './faults/fault.js';
import { kindOf } from './faults/kinds.js';
import { History } from './history/history.js';
import { Recoveries } from './recovery/recoveries.js';
import { followProgress } from './report/progress.js';
import { resultOf, type RunResult } from './report/result.js';
import { playSchedule } from './schedule/play.js';
import { Backlog } from './stack/backlog.js';
import { ChaosStack } from './stack/chaos-stack.js';
import { drained } from './stack/drained.js';
import { startWorkload } from './workload/workload.js';

export interface RunRequest {
  readonly seed: number;
  readonly schedule: readonly PlannedFault[];
  /** A check that finds nothing to look at fails the run. */
  readonly thorough?: boolean;
  /** Gets history, schedule, result and the logs of the processes. */
  readonly folder: string;
  /** Commands per second, on average. */
  readonly rate: number;
  /** Size of the world that the workload works in. */
  readonly peoplePerCity?: number;
  readonly say: (line: string) => void;
  /** Ends the run early, in order. */
  readonly signal?: AbortSignal;
}

/** How long the system may take, after the last fault, to answer every command and to finish every event. */
const patienceMs = 120_000;

/**
 * One run: starts Korsa, gives commands, breaks things as scheduled, mends everything, waits until it has come to rest
 * and checks what it promised. Rejects when the stack cannot be started or a fault cannot be brought about.
 */
export async function run(request: RunRequest): Promise<RunResult> {
  const { seed, thorough = false, folder, rate, say } = request;
  const { signal = new AbortController().signal } = request;
  await mkdir(folder, { recursive: true });
  await writeJson(join(folder, 'schedule.json'), { seed, schedule: request.schedule });
  const jitter = new Chance(seed);
  const stack = await ChaosStack.start({ folder, random: () => jitter.next(), say });
  const backlog = new Backlog(stack);
  try {
    const { schedule, missing } = possible(request.schedule, stack);
    for (const line of missing) say(`NOT AVAILABLE on this machine: ${line}`);
    const history = new History(join(folder, 'history.jsonl'));
    const recoveries = new Recoveries(stack, history, backlog);
    say('setting the world of the workload up');
    const size = request.peoplePerCity;
    const workload = await startWorkload({
      ...{ stack, seed, ratePerSecond: rate, history, signal },
      ...(size === undefined ? {} : { peoplePerCity: size }),
    });
    say(`${schedule.length} faults begin; ${rate} commands per second`);
    const progress = followProgress({ history, backlog, say });
    try {
      const now = (faults: readonly PlannedFault[]) => progress.faults(faults);
      await playSchedule(schedule, { stack, history, recoveries, signal, now });
      if (signal.aborted) throw new Error('The run was stopped before its end.');
      say('the faults have ended; waiting for every answer');
      const open = await workload.settle(patienceMs);
      const left = await drained(backlog, patienceMs);
      await recoveries.settled();
      say('at rest; checking');
      const verdict = await check({ history, stack });
      const seen = { missing, thorough, stack, verdict, open, left, recoveries };
      const result = resultOf({ seed, schedule, ...seen });
      await writeJson(join(folder, 'result.json'), result);
      return result;
    } finally {
      progress.stop();
    }
  } finally {
    await backlog.close();
    await stack.stop();
  }
}

/** Without the faults that this machine cannot bring about; each of those is named. */
function possible(schedule: readonly PlannedFault[], stack: ChaosStack) {
  const reasonOf = ({ name }: PlannedFault) => kindOf(name).missing?.(stack);
  const missing = new Set(
    schedule.flatMap((fault) => {
      const reason = reasonOf(fault);
      return reason === undefined ? [] : [`${fault.name} (${reason})`];
    }),
  );
  return {
    schedule: schedule.filter((fault) => reasonOf(fault) === undefined),
    missing: [...missing],
  };
}

async function writeJson(file: string, content: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
