import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../files/folders.js';
import { findJava, javaVersion } from './java.js';

async function javaHome(says: string): Promise<string> {
  const home = await temporaryFolder('java');
  await mkdir(join(home, 'bin'));
  const script = `#!/bin/sh\necho '${says}' >&2\n`;
  await writeFile(join(home, 'bin', 'java'), script, { mode: 0o755 });
  return home;
}

describe('javaVersion', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_402"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['no such thing', NaN],
  ])('of %s is %d', (output, version) => {
    expect(javaVersion(output)).toBe(version);
  });
});

describe('findJava', () => {
  it('takes the Java of JAVA_HOME', async () => {
    const home = await javaHome('openjdk version "21.0.1"');
    expect(await findJava({ JAVA_HOME: home })).toBe(join(home, 'bin', 'java'));
  });

  it('refuses one that is too old for Kafka', async () => {
    const home = await javaHome('openjdk version "11.0.20"');
    await expect(findJava({ JAVA_HOME: home })).rejects.toThrow(
      `Java 17 or later is needed, the one in JAVA_HOME (${home}) is Java 11.`,
    );
  });

  it('says where it looked in vain', async () => {
    await expect(findJava({ JAVA_HOME: '/nowhere' })).rejects.toThrow(
      'Java 17 or later is missing: no java in JAVA_HOME (/nowhere).',
    );
  });
});
