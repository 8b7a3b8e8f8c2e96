import { setTimeout as pause } from 'node:timers/promises';
import type { PlannedFault } from '../faults/fault.js';
import { kindOf } from '../faults/kinds.js';
import type { History } from '../history/history.js';
import type { Recoveries } from '../recovery/recoveries.js';
import type { ChaosStack } from '../stack/chaos-stack.js';
import { episodesOf } from './episodes.js';

interface Play {
  readonly stack: ChaosStack;
  readonly history: History;
  readonly recoveries: Recoveries;
  /** Ends every fault at once and begins no other. */
  readonly signal: AbortSignal;
  /** Hears which faults there are now. */
  readonly now: (faults: readonly PlannedFault[]) => void;
}

/**
 * Brings about the faults of a schedule, and mends each. When mending takes longer than planned, what comes after is
 * put off as much. Rejects when a fault cannot be brought about or mended.
 */
export async function playSchedule(schedule: readonly PlannedFault[], play: Play): Promise<void> {
  const began = performance.now();
  const active = new Set<PlannedFault>();
  let late = 0;
  const until = (moment: number) =>
    pause(Math.max(0, began + moment + late - performance.now()), undefined, {
      signal: play.signal,
    }).catch(() => undefined);

  for (const { at, end, faults } of episodesOf(schedule)) {
    await until(at);
    if (play.signal.aborted) return;
    await Promise.all(
      faults.map(async (fault) => {
        await until(fault.at);
        if (play.signal.aborted) return;
        active.add(fault);
        play.now([...active]);
        await bringAbout(fault, play, () => until(fault.at + fault.duration));
        active.delete(fault);
        play.now([...active]);
      }),
    );
    late = Math.max(late, performance.now() - began - end);
  }
}

async function bringAbout(
  fault: PlannedFault,
  { stack, history, recoveries }: Play,
  lasts: () => Promise<unknown>,
): Promise<void> {
  const { name, target, detail } = fault;
  const kind = kindOf(name);
  const happened = recoveries.before(fault);
  history.record({ kind: 'fault-begins', fault: name, target, detail });
  await kind.begin(stack, fault);
  happened();
  await lasts();
  await kind.end?.(stack, fault);
  history.record({ kind: 'fault-ends', fault: name, target });
  recoveries.after(fault);
}
