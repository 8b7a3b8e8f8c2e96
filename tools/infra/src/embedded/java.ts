import { join } from 'node:path';
import { capture } from '../process/capture.js';
import { Unavailable } from '../unavailable.js';

const oldest = 17;

/** The command of a Java that can run Kafka: of JAVA_HOME, else of the PATH. Throws Unavailable. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { code, output } = await capture(java, ['-version']);
  const where = home ? `in JAVA_HOME (${home})` : 'on the PATH';
  if (code !== 0) throw new Unavailable([`Java ${oldest} or later is missing: no java ${where}.`]);
  const version = javaVersion(output);
  if (version >= oldest) return java;
  throw new Unavailable([
    `Java ${oldest} or later is needed, the one ${where} is Java ${version}.`,
  ]);
}

/** 8 of `"1.8.0_402"`, 17 of `"17.0.15"`; NaN when it says no version. */
export function javaVersion(output: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  return Number(first === '1' ? second : first);
}
