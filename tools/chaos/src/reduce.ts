import { standingOf } from '@korsa/demo';
import type { PlannedFault } from './faults/fault.js';
import type { RunResult } from './report/result.js';
import { minimise } from './schedule/minimise.js';

/** A fault, and its place in the schedule of the seed, from 1. */
export interface Numbered extends PlannedFault {
  readonly number: number;
}

type Outcome = Pick<RunResult, 'verdict' | 'unfinished'>;

export interface ReduceRequest {
  readonly schedule: readonly Numbered[];
  /** What went wrong with the whole schedule. */
  readonly failed: Outcome;
  /** Runs a part of it. */
  readonly attempt: (faults: readonly Numbered[], name: string) => Promise<Outcome>;
  /** How many runs it may take. */
  readonly runs: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** How to repeat a run with the faults of these numbers only. */
  readonly commandFor: (numbers: readonly number[]) => string;
}

/** Looks for the smallest part of a schedule that still fails in the same way, and says how to repeat it. */
export async function reduce(request: ReduceRequest): Promise<void> {
  const { schedule, attempt, runs, signal, say, commandFor } = request;
  const wrong = new Set(whatFailed(request.failed));
  if (runs === 0 || wrong.size === 0) return;
  say(`looking for a smaller schedule that fails, in at most ${runs} runs`);
  let done = 0;
  const fails = async (subset: readonly Numbered[]) => {
    done += 1;
    say(`run ${done}: ${subset.length === 0 ? 'no fault' : `only ${numbersOf(subset).join(',')}`}`);
    const same = whatFailed(await attempt(subset, `smaller-${done}`)).some((it) => wrong.has(it));
    say(`run ${done}: ${same ? 'fails too' : 'does not fail so'}`);
    return same && !signal.aborted;
  };
  if (await fails([])) return say('it fails without any fault: look at the workload first');
  const { items, minimal } = await minimise(schedule, fails, runs - 1);
  for (const { number, name, target } of items) say(`fault ${number}: ${name} ${target}`);
  const found = minimal ? 'smallest schedule that fails' : 'smallest schedule found so far';
  say(`${found}: ${commandFor(numbersOf(items))}`);
}

/** What was not tried would not be tried by a smaller schedule either. */
function whatFailed({ verdict, unfinished }: Outcome): string[] {
  const broken = verdict.promises.filter((promise) => standingOf(promise) === 'BROKEN');
  return [...broken.map(({ name }) => name), ...(unfinished.length > 0 ? ['not finished'] : [])];
}

function numbersOf(faults: readonly Numbered[]): number[] {
  return faults.map(({ number }) => number);
}
