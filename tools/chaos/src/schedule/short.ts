import type { PlannedFault } from '../faults/fault.js';
import { kindOf } from '../faults/kinds.js';
import { generateSchedule } from './generate.js';

const kinds = ['kill-api', 'kill-worker', 'kill-broker', 'kill-mongod', 'cut-mongo'].map(kindOf);

/** Everything happens faster than in a long run, because a test waits for it. */
const pace = 0.4;

/** Each of the gravest faults once, targets and order by the seed: what every run of the tests goes through. */
export function shortSchedule(seed: number): readonly PlannedFault[] {
  const long = generateSchedule({ seed, milliseconds: 3_600_000, kinds }).slice(0, kinds.length);
  return long.map((fault) => ({
    ...fault,
    at: Math.round(fault.at * pace),
    duration: Math.round(fault.duration * pace),
  }));
}
