import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest, fingerprintOf, without, type Mechanism, type Proof } from '../mechanism.js';
import { runTest } from './run-test.js';

/** The mechanism could not be shown to be needed; the message says why. */
export class NotProven extends Error {
  constructor({ name }: Mechanism, why: string) {
    super(`${name}: ${why}`);
    this.name = 'NotProven';
  }
}

/**
 * Shows in a copy of the tree that the test of a mechanism is green with it and red without it; the copy is as before
 * afterwards. Rejects with NotProven when it is not so.
 */
export async function prove(
  mechanism: Mechanism,
  tree: string,
  environment: NodeJS.ProcessEnv,
): Promise<Proof> {
  const { test, file } = mechanism;
  const before = await runTest(tree, test, environment);
  if (before.red.length > 0)
    throw new NotProven(
      mechanism,
      `its test is red anyway: ${before.red.join('; ')}: ${before.message ?? ''}`,
    );
  if (before.passed === 0) throw new NotProven(mechanism, `no test ran\n${before.output}`);
  const path = join(tree, file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, without(mechanism, text));
  try {
    const { red, passed, output, message } = await runTest(tree, test, environment);
    if (red.length === 0)
      throw new NotProven(
        mechanism,
        passed > 0 ? 'every test is green without it' : `no test ran without it\n${output}`,
      );
    const provenOn = new Date().toISOString().slice(0, 10);
    const spec = digest(await readFile(join(tree, test.file), 'utf8'));
    const fingerprint = fingerprintOf(mechanism);
    return { fingerprint, provenOn, spec, red, ...(message === undefined ? {} : { message }) };
  } finally {
    await writeFile(path, text);
  }
}
