import { apis, processNames, workers, type ProcessName } from '../stack/process-names.js';
import type { ChaosStack } from '../stack/chaos-stack.js';
import type { FaultKind, PlannedFault } from './fault.js';

const process = (stack: ChaosStack, { target }: PlannedFault) =>
  stack.processes[target as ProcessName];

/** SIGKILL; the process is started again at once. */
const kill = {
  lasts: [0, 0],
  begin: (stack, fault) => process(stack, fault).kill(),
} as const satisfies Partial<FaultKind>;

/** SIGSTOP and SIGCONT: shorter and longer than leases and sessions last, so that others take over meanwhile. */
const freeze = {
  lasts: [1_000, 20_000],
  begin: (stack, fault) => process(stack, fault).freeze(),
  end: (stack, fault) => process(stack, fault).thaw(),
} as const satisfies Partial<FaultKind>;

export const processFaults: readonly FaultKind[] = [
  { name: 'kill-api', targets: apis, ...kill },
  { name: 'kill-worker', targets: workers, ...kill },
  { name: 'freeze-api', targets: apis, ...freeze },
  { name: 'freeze-worker', targets: workers, ...freeze },
  {
    name: 'skew-clock',
    targets: processNames,
    lasts: [5_000, 30_000],
    detail: (chance) => ({ offsetMs: chance.between(-5_000, 5_000) }),
    missing: (stack) => stack.processes['attendance.api'].shim.missing,
    begin: (stack, fault) => process(stack, fault).shim.skewClock(Number(fault.detail['offsetMs'])),
    end: (stack, fault) => process(stack, fault).shim.skewClock(0),
  },
];
