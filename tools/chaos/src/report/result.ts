import { standingOf } from '@korsa/demo';
import type { Verdict } from '../checker/check.js';
import type { PlannedFault } from '../faults/fault.js';
import { lateRecoveries } from '../recovery/disturbances.js';
import type { Recoveries } from '../recovery/recoveries.js';
import type { BacklogSize } from '../stack/backlog.js';
import type { ChaosStack } from '../stack/chaos-stack.js';

/** What a run has shown, as data. */
export interface RunResult {
  readonly seed: number;
  readonly provider: string;
  readonly schedule: readonly PlannedFault[];
  /** Faults that this machine cannot bring about, and why. */
  readonly missing: readonly string[];
  readonly verdict: Verdict;
  /** What did not come to an end after the last fault. */
  readonly unfinished: readonly string[];
  /** Processes that ended without being killed, and how; their supervisor has started them again. */
  readonly surprises: readonly string[];
  /** Checks that a thorough run should have tried, and that found nothing to look at. */
  readonly untried: readonly string[];
  /** Killed processes that were not back in time though they were left alone. */
  readonly late: readonly string[];
  /**
   * Every promise that was tried was kept and everything came to an end. A thorough run has tried every promise besides, and
   * nothing was late: on a machine that does other work too, time tells nothing.
   */
  readonly kept: boolean;
}

interface Findings {
  readonly seed: number;
  readonly schedule: readonly PlannedFault[];
  readonly missing: readonly string[];
  /** Long enough, with every kind of fault, that each check must have found something to look at. */
  readonly thorough: boolean;
  readonly stack: Pick<ChaosStack, 'provider' | 'processes'>;
  readonly verdict: Verdict;
  readonly open: number;
  readonly left: BacklogSize | undefined;
  readonly recoveries: Pick<Recoveries, 'failures'>;
}

export function resultOf(findings: Findings): RunResult {
  const { seed, schedule, missing, thorough, stack, verdict, recoveries } = findings;
  const unfinished = [...unfinishedOf(findings), ...recoveries.failures];
  const standing = (wanted: string) =>
    verdict.promises.filter((promise) => standingOf(promise) === wanted).map(({ name }) => name);
  const untried = thorough ? standing('not tried') : [];
  const late = lateRecoveries(verdict.recoveries).map(
    ({ target, what, leftAloneMs }) => `${target}: ${what} after ${leftAloneMs} ms`,
  );
  const inTime = !thorough || late.length === 0;
  const finished = unfinished.length === 0 && untried.length === 0 && inTime;
  return {
    seed,
    provider: stack.provider,
    schedule,
    missing,
    verdict,
    unfinished,
    surprises: Object.values(stack.processes).flatMap(({ name, surprises }) =>
      surprises.map((how) => `${name} ${how}`),
    ),
    untried,
    late,
    kept: finished && standing('BROKEN').length === 0,
  };
}

function unfinishedOf({ open, left }: Findings): readonly string[] {
  const commands = open > 0 ? [`${open} commands have no definite outcome`] : [];
  if (!left) return [...commands, 'what waits to be published and consumed could not be seen'];
  const { unsent, unread, places } = left;
  const where = places.length > 0 ? ` (${places.join(', ')})` : '';
  const waiting =
    unsent + unread > 0 ? [`${unsent} envelopes and ${unread} records wait${where}`] : [];
  return [...commands, ...waiting];
}
