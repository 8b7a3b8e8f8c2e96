import type { Chance } from '@korsa/demo';
import type { TcpProxy } from '@korsa/testing';
import type { ChaosStack } from '../stack/chaos-stack.js';
import { processNames, workers, type ProcessName } from '../stack/process-names.js';
import type { FaultKind, PlannedFault } from './fault.js';

type Server = 'kafka' | 'mongo';

/** `mongo of attendance.api` */
const lineOf = (stack: ChaosStack, { target }: PlannedFault): TcpProxy => {
  const [server, process] = target.split(' of ') as [Server, ProcessName];
  const line = stack.lines[server][process];
  if (!line) throw new Error(`There is no line to ${target}.`);
  return line;
};

const targets = (server: Server) =>
  (server === 'kafka' ? workers : processNames).map((name) => `${server} of ${name}`);

const slow = (chance: Chance) => ({
  latencyMs: chance.between(5, 400),
  jitterMs: chance.between(0, 200),
  bytesPerSecond: chance.between(0, 1) * chance.between(20_000, 500_000),
});

/** What can happen to the line of a process to a server. */
function lineFaults(server: Server): readonly FaultKind[] {
  return [
    {
      name: `slow-${server}`,
      targets: targets(server),
      lasts: [3_000, 15_000],
      detail: slow,
      begin: (stack, fault) => lineOf(stack, fault).become(fault.detail),
      end: (stack, fault) => lineOf(stack, fault).clear(),
    },
    {
      name: `cut-${server}`,
      targets: targets(server),
      lasts: [0, 8_000],
      begin: (stack, fault) => lineOf(stack, fault).cut(),
      end: async (stack, fault) => void (await lineOf(stack, fault).open()),
    },
    {
      name: `half-open-${server}`,
      targets: targets(server),
      lasts: [2_000, 20_000],
      detail: (chance) => ({ then: chance.next() < 0.5 ? 'reset' : 'late' }),
      begin: (stack, fault) => lineOf(stack, fault).become({ silent: true }),
      end: (stack, fault) => {
        const line = lineOf(stack, fault);
        if (fault.detail['then'] === 'reset') line.dropConnections();
        line.clear();
      },
    },
  ];
}

export const allLineFaults: readonly FaultKind[] = [...lineFaults('kafka'), ...lineFaults('mongo')];
