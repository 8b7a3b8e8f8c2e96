import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../files/folders.js';
import { Unavailable } from '../unavailable.js';
import { findMongod } from './mongod-binary.js';

const log = () => undefined;

/** A program that answers `--version` like this. */
async function program(output: string, code = 0): Promise<string> {
  const path = join(await temporaryFolder('mongod'), 'mongod');
  await writeFile(path, `#!/bin/sh\necho '${output}'\nexit ${code}\n`, { mode: 0o755 });
  return path;
}

describe('findMongod', () => {
  it('takes the first that runs', async () => {
    const fine = await program('db version v7.0.24');
    const none = () => Promise.reject(new Unavailable(['None is on the PATH.']));
    expect(await findMongod(log, [none, () => Promise.resolve(fine)])).toBe(fine);
  });

  it('passes over one that is too old or does not run here, and says so', async () => {
    const old = await program('db version v4.4.29');
    const broken = await program('libssl.so.3: cannot open shared object file', 127);
    const sources = [old, broken].map((path) => () => Promise.resolve(path));
    const finding = findMongod(log, sources);
    await expect(finding).rejects.toThrow(`${old} has version 4.4.29, 6.0 or later is needed.`);
    await expect(finding).rejects.toThrow(`${broken} does not run here: libssl.so.3`);
  });
});
