import { randomBytes } from 'node:crypto';
import { Stack, type ServiceName } from '@korsa/demo';
import { infrastructure } from '@korsa/testing';

/** Stacks on the shared brokers, each with topics and databases of its own; all end with the test file. */
export function stacks(): { fresh: () => Promise<Stack>; stopAll: () => Promise<void> } {
  const { kafkaBrokers, mongoUrl } = infrastructure();
  const started: Stack[] = [];
  return {
    fresh: async () => {
      const prefix = `e${randomBytes(4).toString('hex')}.`;
      const settings = { kafkaBrokers, mongoUrl, prefix, simulation: true, built: true };
      const stack = await Stack.prepare(settings);
      started.push(stack);
      return stack;
    },
    stopAll: async () => {
      await Promise.all(started.splice(0).map(end));
    },
  };
}

/** Nothing of the stack is looked at any more, so nobody waits for its goodbye. */
async function end(stack: Stack): Promise<void> {
  await stack.kill();
  await stack.stop();
}

/** SIGKILL, and the same service again: no goodbye, no flush. */
export async function crash(stack: Stack, name: ServiceName): Promise<void> {
  await stack.services[name].kill();
  await stack.services[name].start();
}
