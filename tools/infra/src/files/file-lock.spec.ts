import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { holdsWithin } from '../holds-within.js';
import { withLock } from './file-lock.js';
import { temporaryFolder } from './folders.js';

const nobody = 2 ** 22 + 1;
const log = () => undefined;
const now = () => Promise.resolve(Date.now());

async function lockPath(): Promise<string> {
  return join(await temporaryFolder('lock'), 'jars.lock');
}

describe('withLock', () => {
  it.each([String(nobody), '', '0', '-1', 'half'])(
    'takes over an old lock that holds "%s"',
    async (content) => {
      const path = await lockPath();
      await writeFile(path, content);
      await utimes(path, 0, 0);
      const began = Date.now();
      expect((await withLock(path, log, now)) - began).toBeLessThan(900);
    },
  );

  it('leaves one alone that may be empty because its owner is just writing it', async () => {
    const path = await lockPath();
    await writeFile(path, '');
    const began = Date.now();
    expect((await withLock(path, log, now)) - began).toBeGreaterThan(900);
  });

  it('keeps other calls of this process out, and says what to do when nobody is at work', async () => {
    const path = await lockPath();
    const said: string[] = [];
    const order: string[] = [];
    const { second } = await withLock(path, log, async () => {
      const second = withLock(
        path,
        (line) => said.push(line),
        () => Promise.resolve(order.push('second')),
      );
      await holdsWithin(2_000, () => said.length > 0);
      order.push('first');
      return { second };
    });
    await second;
    expect(order).toEqual(['first', 'second']);
    expect(said).toEqual([
      `Waiting for process ${process.pid}, which holds ${path}; delete that file if this is no process of Korsa`,
    ]);
  });
});
