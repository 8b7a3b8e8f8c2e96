import { setTimeout as pause } from 'node:timers/promises';
import { serviceNames, Stack } from '@korsa/demo';
import { Lap } from '../measure/lap.js';
import type { Workload } from '../workload.js';

/** Joined groups, first looks at empty topics and just-in-time compilation are over then. */
const settleMs = 15_000;
const fullWindowMs = 60_000;

/** What the four services cost while nobody does anything. */
export const idleWorkload: Workload = {
  rows: [
    {
      id: 'idle',
      name: 'idle, the four services without broker and database',
      floor: null,
      operation: 'second',
      goals: [{ measure: 'corePercent', target: 2, stretch: 1 }],
      fullSize: sizeOf(fullWindowMs),
    },
  ],
  async prepare({ full, ...environment }) {
    const stack = await Stack.prepare({ ...environment, simulation: false });
    try {
      await stack.start();
    } catch (error) {
      await stack.stop();
      throw error;
    }
    await pause(settleMs);
    const windowMs = full ? fullWindowMs : 10_000;
    return {
      rows: {
        idle: {
          size: sizeOf(windowMs),
          floor: null,
          ours: async () => {
            const entries = serviceNames.map((name) => [name, [stack.services[name].pid]] as const);
            const lap = new Lap(Object.fromEntries(entries));
            await pause(windowMs);
            return lap.end(windowMs / 1_000);
          },
        },
      },
      close: () => stack.stop(),
    };
  },
};

function sizeOf(windowMs: number): string {
  return `windows of ${windowMs / 1_000} s`;
}
