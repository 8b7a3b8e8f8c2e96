import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exists } from '../files/cached.js';
import { logFile } from '../files/folders.js';
import type { KafkaListener } from '../infrastructure.js';
import { kafkaSettings, listenerSettings } from '../kafka-settings.js';
import { freePort } from '../net/ports.js';
import { kafkaAnswers } from '../net/kafka-answers.js';
import { runKept } from '../process/run-kept.js';
import { ServerFailed } from '../server-failed.js';
import { EmbeddedServer } from './embedded-server.js';
import type { ServerPlan } from './server-plan.js';

const log4j = fileURLToPath(new URL('../../kafka/log4j2.properties', import.meta.url));
const jvm = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', `-Dlog4j2.configurationFile=${log4j}`];

interface KafkaProgram {
  readonly java: string;
  readonly jars: string;
}

interface KafkaPlan extends ServerPlan {
  readonly listeners: readonly KafkaListener[];
}

/** Starts a broker that is its own controller. Throws ServerFailed. */
export async function startKafka(
  { java, jars }: KafkaProgram,
  { port, folder, keep, hint, log, env, listeners }: KafkaPlan,
): Promise<EmbeddedServer> {
  const output = await logFile('kafka');
  const properties = await writeProperties(folder, port, listeners);
  const command = [java, '-Xmx384m', ...jvm, '-cp', join(jars, '*')];
  return EmbeddedServer.launch({
    name: 'Kafka',
    orders: {
      run: [...command, 'kafka.Kafka', properties],
      env,
      log: output,
      graceMs: keep ? 20_000 : 0,
      remove: keep ? [] : [folder],
    },
    started: 'Kafka Server started',
    answers: () => kafkaAnswers('127.0.0.1', port),
    prepare: () => format(command, folder, properties, output, hint),
    log,
    hint,
  });
}

async function writeProperties(
  folder: string,
  port: number,
  listeners: readonly KafkaListener[],
): Promise<string> {
  const controller = await freePort();
  const settings = {
    ...kafkaSettings,
    ...listenerSettings({ host: '127.0.0.1', bind: '127.0.0.1', port, controller }, listeners),
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'log.dirs': join(folder, 'log'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  const path = join(folder, 'server.properties');
  await mkdir(folder, { recursive: true });
  await writeFile(path, lines.join(''));
  return path;
}

async function format(
  command: readonly string[],
  folder: string,
  properties: string,
  output: string,
  hint: string,
): Promise<void> {
  if (await exists(join(folder, 'log', 'meta.properties'))) return;
  const cluster = randomBytes(16).toString('base64url');
  // One word: an id that begins with a dash would be read as an option.
  const tool = ['kafka.tools.StorageTool', 'format', `--cluster-id=${cluster}`, '-c', properties];
  const { ok } = await runKept([...command, ...tool], { log: output });
  if (!ok) throw await ServerFailed.because('Kafka', 'could not format its data', output, hint);
}
