import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { holdsWithin } from '../holds-within.js';
import { temporaryFolder } from '../files/folders.js';
import { isAlive } from './is-alive.js';
import type { KeeperOrders } from './keeper-orders.js';
import { KeptProcess } from './kept-process.js';

const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)";

async function orders(script: string, more: Partial<KeeperOrders> = {}): Promise<KeeperOrders> {
  const folder = await temporaryFolder('kept');
  const data = join(folder, 'data');
  await mkdir(data);
  const run = [process.execPath, '-e', script];
  return { run, log: join(folder, 'log'), graceMs: 0, remove: [data], ...more };
}

/** Linux also tells what its threads wait for. */
const overdue =
  process.platform === 'linux'
    ? /^did not end within 0\.5 s and was killed; threads: \d+ × \S+ S /
    : /^did not end within 0\.5 s and was killed$/;

const isThere = (path = '') =>
  stat(path).then(
    () => true,
    () => false,
  );

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  expect(await holdsWithin(10_000, holds)).toBe(true);
}

async function pidOf(kept: KeptProcess): Promise<number> {
  await until(() => kept.pid !== undefined);
  return kept.pid ?? 0;
}

describe('KeptProcess', () => {
  it('ends the process and removes its files', async () => {
    const kept = new KeptProcess(await orders(stubborn));
    void kept.start();
    const pid = await pidOf(kept);
    await kept.stop();
    expect([isAlive(pid), await isThere(kept.orders.remove[0])]).toEqual([false, false]);
  });

  it('gives it time to end in order, and no more than that', async () => {
    const polite =
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => undefined, 1000)";
    const endings = [polite, stubborn].map(async (script) => {
      const kept = new KeptProcess(await orders(`console.log('up'); ${script}`, { graceMs: 500 }));
      const ending = kept.start();
      await until(async () => ((await stat(kept.orders.log).catch(() => null))?.size ?? 0) > 0);
      await kept.stop();
      return ending;
    });
    expect(await Promise.all(endings)).toEqual([
      { how: 'ended with code 7', code: 7 },
      { how: expect.stringMatching(overdue) },
    ]);
  });

  it('can be killed and started again with its files', async () => {
    const kept = new KeptProcess(await orders(stubborn));
    const first = kept.start();
    const pid = await pidOf(kept);
    await kept.kill();
    expect(await first).toEqual({ how: 'was ended by SIGKILL' });
    void kept.start();
    expect(await pidOf(kept)).not.toBe(pid);
    expect(await isThere(kept.orders.remove[0])).toBe(true);
    await kept.stop();
  });

  it('can be asked to end, and started again', async () => {
    const polite =
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => console.log('up'), 10)";
    const kept = new KeptProcess(await orders(polite));
    const first = kept.start();
    await until(async () => ((await stat(kept.orders.log).catch(() => null))?.size ?? 0) > 0);
    const pid = await pidOf(kept);
    await kept.terminate();
    expect(await first).toEqual({ how: 'ended with code 7', code: 7 });
    void kept.start();
    expect(await pidOf(kept)).not.toBe(pid);
    await kept.stop();
  });

  it('says how it ended by itself, or why it never began', async () => {
    const failing = new KeptProcess(await orders('process.exit(3)'));
    expect(await failing.start()).toEqual({ how: 'ended with code 3', code: 3 });
    await failing.stop();
    const missing = new KeptProcess(await orders('', { run: ['/nowhere/program'] }));
    expect((await missing.start()).how).toMatch(/could not be started|ended with code 127/);
    await missing.stop();
  });

  it('runs a last command when all is over', async () => {
    const folder = await temporaryFolder('kept');
    const afterwards = ['mkdir', join(folder, 'done')];
    const kept = new KeptProcess(await orders(stubborn, { afterwards }));
    void kept.start();
    await kept.stop();
    expect(await isThere(join(folder, 'done'))).toBe(true);
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'does not survive its parent when that gets %s',
    async (signal) => {
      const given = await orders(stubborn);
      const parent = fileURLToPath(new URL('../../test/kept-parent.mjs', import.meta.url));
      const child = spawn(process.execPath, [parent, JSON.stringify(given)], {
        env: { PATH: process.env['PATH'] },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      const pid = Number(said.toString());
      expect(isAlive(pid)).toBe(true);
      child.kill(signal);
      await until(async () => !isAlive(pid) && !(await isThere(given.remove[0])));
    },
  );
});
