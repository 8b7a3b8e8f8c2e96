import type { FaultKind } from './fault.js';
import { allLineFaults } from './line-faults.js';
import { processFaults } from './process-faults.js';
import { serverFaults } from './server-faults.js';

/** Everything that a run may do. */
export const faultKinds: readonly FaultKind[] = [
  ...processFaults,
  ...serverFaults,
  ...allLineFaults,
];

/** Throws for a name that is none. */
export function kindOf(name: string): FaultKind {
  const kind = faultKinds.find((known) => known.name === name);
  if (kind) return kind;
  const known = faultKinds.map((one) => one.name).join(', ');
  throw new Error(`There is no fault ${name}. There are: ${known}`);
}
