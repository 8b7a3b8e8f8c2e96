import type { Entry, Recovered } from '../history/history.js';

/** A recovery, and what else was broken before it had come. */
export interface JudgedRecovery extends Recovered {
  /** Other faults of what recovered, and of what it cannot do without. */
  readonly disturbances: readonly string[];
  /** Milliseconds since the last of these had ended; without any, since the recovery began. */
  readonly leftAloneMs: number;
}

interface Fault {
  readonly name: string;
  readonly target: string;
  readonly begins: number;
  /** Infinity while it lasts. */
  ends: number;
}

/** What every process needs. */
const servers = new Set(['kafka', 'mongod', 'disks']);

/**
 * Every recovery of a history with its disturbances. A process that is killed cannot be back before the broker or the database
 * that went away with it: its promise counts from there.
 */
export function judgeRecoveries(entries: readonly Entry[]): JudgedRecovery[] {
  const faults = faultsIn(entries);
  return entries
    .filter((entry) => entry.kind === 'recovered')
    .map((recovery) => {
      const began = recovery.at - recovery.milliseconds;
      const meanwhile = faults.filter(
        (fault) => fault.begins < recovery.at && fault.ends > began && concerns(fault, recovery),
      );
      const cause = meanwhile.find((fault) => isCauseOf(fault, recovery) && fault.begins >= began);
      const others = meanwhile.filter((fault) => fault !== cause);
      const over = others.map(({ ends }) => ends).filter((ends) => ends <= recovery.at);
      return {
        ...recovery,
        disturbances: others.map(({ name, target }) => `${name} ${target}`),
        leftAloneMs: Math.round(recovery.at - Math.max(began, ...over)),
      };
    });
}

function faultsIn(entries: readonly Entry[]): Fault[] {
  const faults: Fault[] = [];
  for (const entry of entries) {
    if (entry.kind === 'fault-begins')
      faults.push({
        name: entry.fault,
        target: entry.target,
        begins: entry.at,
        ends: Number.POSITIVE_INFINITY,
      });
    if (entry.kind !== 'fault-ends') continue;
    const { fault, target, at } = entry;
    const open = faults.find(
      ({ name, target: hit, ends }) => name === fault && hit === target && ends > at,
    );
    if (open) open.ends = at;
  }
  return faults;
}

/** A process has its own faults, those of its lines and those of the servers; a server serves all, so any may hold it up. */
function concerns({ target: hit }: Fault, { target }: Recovered): boolean {
  if (servers.has(target)) return true;
  return hit === target || hit.endsWith(` of ${target}`) || servers.has(hit);
}

function isCauseOf({ name, target: hit }: Fault, { target }: Recovered): boolean {
  return hit === target && (name === 'kill-api' || name === 'kill-worker');
}
