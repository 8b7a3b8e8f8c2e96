import type { Entry, Recovered } from '../history/history.js';
import { sharedWork } from '../stack/process-names.js';

/** A recovery, and what else was broken before it had come. */
export interface JudgedRecovery extends Recovered {
  /** Other faults of what recovered, of those that do the same work, and of what these cannot do without. */
  readonly disturbances: readonly string[];
  /** The longest time in which none of these lasted and it had not recovered, milliseconds. */
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

/** How long the design lets a killed process take when it is left alone, milliseconds. */
export const targetMs = 5_000;

/**
 * Every recovery of a history with its disturbances. A process that is killed cannot be back before the broker or the database
 * that went away with it; but what was left alone for too long has failed, whatever came to its help afterwards.
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
      return {
        ...recovery,
        disturbances: others.map(({ name, target }) => `${name} ${target}`),
        leftAloneMs: Math.round(longestAlone(began, recovery.at, others)),
      };
    });
}

/** The recoveries of killed processes that took too long though nothing else was broken. */
export function lateRecoveries(recoveries: readonly JudgedRecovery[]): readonly JudgedRecovery[] {
  return recoveries.filter(
    ({ target, leftAloneMs }) => !servers.has(target) && leftAloneMs > targetMs,
  );
}

function longestAlone(from: number, to: number, faults: readonly Fault[]): number {
  let [longest, since] = [0, from];
  for (const { begins, ends } of faults.toSorted((a, b) => a.begins - b.begins)) {
    longest = Math.max(longest, begins - since);
    since = Math.max(since, ends);
  }
  return Math.max(longest, to - since);
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

/**
 * A process has its own faults, those of its lines, those of the process that shares its work, and those of the servers; a
 * server serves all, so any may hold it up.
 */
function concerns({ target: hit }: Fault, { target }: Recovered): boolean {
  return servers.has(target) || servers.has(hit) || workOf(hit) === workOf(target);
}

/** `mongo of registration.worker-2` is about `registration.worker`. */
function workOf(target: string): string {
  return sharedWork(target.split(' of ').at(-1) ?? target);
}

function isCauseOf({ name, target: hit }: Fault, { target }: Recovered): boolean {
  return hit === target && (name === 'kill-api' || name === 'kill-worker');
}
