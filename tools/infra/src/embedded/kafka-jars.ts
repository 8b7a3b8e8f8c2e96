import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cached } from '../files/cached.js';
import { logFile } from '../files/folders.js';
import { logTail } from '../files/log-tail.js';
import type { Log } from '../log.js';
import { capture } from '../process/capture.js';
import { runKept } from '../process/run-kept.js';
import { Unavailable } from '../unavailable.js';

const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const pom = fileURLToPath(new URL('../../kafka/pom.xml', import.meta.url));

/** The folder with the jars of Kafka, downloaded once by Maven as `pom.xml` says. Throws Unavailable. */
export async function findKafkaJars(log: Log): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  return cached(`kafka-${hash.slice(0, 12)}`, log, (folder) => download(folder, log));
}

async function download(folder: string, log: Log): Promise<void> {
  if ((await capture('mvn', ['--version'])).code !== 0) {
    throw new Unavailable(['Maven is missing: no mvn on the PATH.']);
  }
  log('Downloading Kafka from Maven Central, once (about 55 MB)');
  const output = await logFile('maven');
  const scope = ['-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  const run = ['mvn', '-B', '-C', '-f', pom, copyDependencies, ...scope];
  const count = async () => log(`  Kafka: ${(await readdir(folder)).length} jars`);
  const { ok } = await runKept(run, { log: output }, () => void count());
  if (!ok) {
    const tail = await logTail(output);
    throw new Unavailable([`Maven could not download Kafka. Is there a network?\n${tail}`]);
  }
}

/** The version that `pom.xml` pins. */
export async function kafkaVersion(): Promise<string> {
  const [, version] = /kafka_2\.13<.+?<version>(.+?)</s.exec(await readFile(pom, 'utf8')) ?? [];
  return version ?? 'of an unknown version';
}
