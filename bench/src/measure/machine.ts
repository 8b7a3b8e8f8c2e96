import { open, readFile, rm } from 'node:fs/promises';
import { arch, cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { median, type Machine } from '@korsa/performance';
import type { Infrastructure } from '@korsa/infra';

/** What the numbers of a run belong to. */
export async function machine(
  { mongoUrl, provider }: Infrastructure,
  kafkaClient = 'the default',
): Promise<Machine> {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()} ${arch()}`,
    versions: {
      node: process.version,
      MongoDB: await mongoVersion(mongoUrl),
      Kafka: provider === 'given' ? 'as given' : await embeddedKafkaVersion(),
      'Kafka client of ours': kafkaClient,
      kafkajs: await installedVersion('kafkajs'),
      mongoose: await installedVersion('mongoose'),
    },
  };
}

/** Median milliseconds of a write of 4 KiB that is flushed to the disk, where temporary data lies. */
export async function fdatasyncMs(rounds = 200): Promise<number> {
  const path = join(tmpdir(), `korsa-fdatasync-${process.pid}`);
  const file = await open(path, 'w');
  const block = Buffer.alloc(4_096, 1);
  const taken: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await file.write(block, 0, block.length, round * block.length);
      await file.datasync();
      taken.push(performance.now() - began);
    }
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
  return Number(median(taken).toFixed(3));
}

async function mongoVersion(url: string): Promise<string> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const info = await connection.getClient().db('admin').command({ buildInfo: 1 });
    return String(info['version']);
  } finally {
    await connection.close();
  }
}

async function installedVersion(name: string): Promise<string> {
  const text = await readFile(
    new URL(`../../../node_modules/${name}/package.json`, import.meta.url),
    'utf8',
  );
  return (JSON.parse(text) as { version: string }).version;
}

/** The broker does not tell its version to clients; this is the one that we start. */
async function embeddedKafkaVersion(): Promise<string> {
  const text = await readFile(
    new URL('../../../tools/infra/kafka/pom.xml', import.meta.url),
    'utf8',
  );
  return /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)/.exec(text)?.[1] ?? 'unknown';
}
