import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildShim } from './build-shim.js';
import { ShimOrders } from './shim-orders.js';

/** For each line that it gets: its clock, and how long an fdatasync took. */
const program = `
  const { openSync, writeSync, fdatasyncSync } = require('node:fs');
  const file = openSync(process.argv[1], 'w');
  process.stdin.on('data', () => {
    writeSync(file, 'x');
    const began = performance.now();
    fdatasyncSync(file);
    console.log(JSON.stringify({ now: Date.now(), synced: performance.now() - began }));
  });`;

const folder = mkdtempSync(join(tmpdir(), 'korsa-shim-'));
const shim = await buildShim(folder);
let child: ChildProcess | undefined;
afterEach(() => void child?.kill());

function start(orders: ShimOrders): () => Promise<{ now: number; synced: number }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  child = spawn(process.execPath, ['-e', program, join(folder, 'data')], {
    env: { ...env, ...orders.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: Interface = createInterface({ input: child.stdout! });
  return () =>
    new Promise((resolve) => {
      lines.once('line', (line) => resolve(JSON.parse(line) as { now: number; synced: number }));
      child!.stdin!.write('go\n');
    });
}

/** Without a C compiler there is nothing to test; the skipped tests are counted. */
('library' in shim ? describe : describe.skip)('the shim', () => {
  it('moves the clock of its process, there and back, and no other', async () => {
    const orders = new ShimOrders(shim, folder, 'clock');
    const ask = start(orders);
    expect(Math.abs((await ask()).now - Date.now())).toBeLessThan(2_000);
    orders.skewClock(-3_600_000);
    expect(Math.abs((await ask()).now + 3_600_000 - Date.now())).toBeLessThan(2_000);
    orders.skewClock(0);
    expect(Math.abs((await ask()).now - Date.now())).toBeLessThan(2_000);
  });

  it('slows the disk of its process', async () => {
    const orders = new ShimOrders(shim, folder, 'disk');
    const ask = start(orders);
    await ask();
    orders.slowDisk(300);
    expect((await ask()).synced).toBeGreaterThanOrEqual(300);
    orders.slowDisk(0);
    expect((await ask()).synced).toBeLessThan(300);
  });
});

describe('without the shim', () => {
  it('nothing is put into a process, and the reason is known', () => {
    const orders = new ShimOrders({ missing: 'there is no C compiler (cc)' }, folder, 'none');
    expect([orders.environment, orders.missing]).toEqual([{}, 'there is no C compiler (cc)']);
  });
});
