import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cached } from './cached.js';
import { temporaryFolder } from './folders.js';

const log = () => undefined;
const { KORSA_CACHE: before } = process.env;
let cache: string;

beforeAll(async () => {
  cache = await temporaryFolder('cache');
  process.env['KORSA_CACHE'] = cache;
});
afterAll(() => {
  if (before === undefined) delete process.env['KORSA_CACHE'];
  else process.env['KORSA_CACHE'] = before;
});

describe('cached', () => {
  it('fills a folder once, however many ask for it', async () => {
    let filled = 0;
    const ask = () =>
      cached('jars', log, async (folder) => {
        filled += 1;
        await writeFile(join(folder, 'one.jar'), 'jar');
      });
    const folders = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(folders)).toEqual(new Set([join(cache, 'jars')]));
    expect([filled, await readdir(join(cache, 'jars'))]).toEqual([1, ['one.jar']]);
  });

  it('leaves nothing that looks whole when filling fails, and tries again', async () => {
    const failing = cached('binary', log, async (folder) => {
      await writeFile(join(folder, 'half'), 'ha');
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    expect((await readdir(cache)).filter((name) => name.startsWith('binary'))).toEqual([]);
    await cached('binary', log, (folder) => writeFile(join(folder, 'whole'), 'whole'));
    expect(await readdir(join(cache, 'binary'))).toEqual(['whole']);
  });

  it('removes what a killed download left, and its lock', async () => {
    const nobody = 2 ** 22 + 1;
    await mkdir(join(cache, `wheel.partial-${nobody}`));
    await writeFile(join(cache, 'wheel.lock'), String(nobody));
    await cached('wheel', log, (folder) => writeFile(join(folder, 'mongod'), 'elf'));
    expect((await readdir(cache)).filter((name) => name.startsWith('wheel'))).toEqual(['wheel']);
    expect(await readFile(join(cache, 'wheel', 'mongod'), 'utf8')).toBe('elf');
  });
});
