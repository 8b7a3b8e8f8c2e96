import { createInterface } from 'node:readline';
import type { StartedTestContainer, TestContainer } from 'testcontainers';
import { ServerFailed } from '../server-failed.js';

const shownLines = 15;

/** Starts a container. Throws ServerFailed with the end of what it printed. */
export async function startContainer(
  name: string,
  container: TestContainer,
): Promise<StartedTestContainer> {
  const printed: string[] = [];
  const listening = container.withLogConsumer((input) => {
    createInterface({ input }).on('line', (line) => printed.push(`  | ${line}`));
  });
  try {
    return await listening.start();
  } catch (error) {
    const reason = (error as Error).message;
    const tail = printed.slice(-shownLines).join('\n');
    throw new ServerFailed(`${name} did not come up in a container: ${reason}\n${tail}`);
  }
}
