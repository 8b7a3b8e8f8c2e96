import { fileURLToPath } from 'node:url';
import { logFile } from '../files/folders.js';
import type { Infrastructure, Request } from '../infrastructure.js';
import { kafkaAnswers } from '../net/kafka-answers.js';
import { mongoIsPrimary } from '../net/mongo-primary.js';
import { choosePorts } from '../net/ports.js';
import { capture } from '../process/capture.js';
import { KeptProcess } from '../process/kept-process.js';
import { ServerFailed } from '../server-failed.js';
import { ContainerServer } from './container-server.js';
import { images } from './images.js';

const file = fileURLToPath(new URL('../../../../docker-compose.yml', import.meta.url));

/** The Kafka and MongoDB of `docker-compose.yml`. `start` keeps their volumes, everything else a project of its own. */
export async function startCompose(request: Request): Promise<Infrastructure> {
  const { purpose } = request;
  const ports = await choosePorts(request);
  const image = images(request.env);
  const project = purpose === 'start' ? 'korsa' : `korsa-${purpose}-${process.pid}`;
  const compose = ['docker', 'compose', '-f', file, '-p', project];
  const log = await logFile('compose');
  const stack = new KeptProcess({
    run: [...compose, 'up', '--detach', '--wait', '--quiet-pull', 'kafka', 'mongo'],
    env: {
      ...process.env,
      KORSA_KAFKA_PORT: String(ports.kafka),
      KORSA_MONGO_PORT: String(ports.mongo),
      KORSA_KAFKA_IMAGE: image.kafka,
      KORSA_MONGO_IMAGE: image.mongo,
    },
    log,
    graceMs: 10_000,
    afterwards: [
      ...compose,
      'down',
      ...(purpose === 'start' ? [] : ['--volumes', '--timeout', '0']),
    ],
    remove: [],
  });
  const { code, how } = await stack.start();
  if (code !== 0) {
    const failure = await ServerFailed.because('docker compose up', how, log);
    const printed = await printedByTheExited(compose);
    await stack.stop();
    throw new ServerFailed(`${failure.message}\n${printed}`);
  }
  const server = async (service: string, name: string, answers: () => Promise<boolean>) => {
    const container = await ask([...compose, 'ps', '--quiet', service]);
    return new ContainerServer({ name, container, answers });
  };
  const kafka = await server('kafka', 'Kafka', () => kafkaAnswers('127.0.0.1', ports.kafka));
  const mongoAddress = `127.0.0.1:${ports.mongo}`;
  const mongo = await server('mongo', 'MongoDB', () => mongoIsPrimary(mongoAddress));
  stack.release();
  return {
    provider: 'docker',
    kafkaBrokers: `127.0.0.1:${ports.kafka}`,
    mongoUrl: `mongodb://${mongoAddress}/?directConnection=true`,
    servers: { kafka, mongo },
    stop: () => stack.stop(),
  };
}

async function printedByTheExited(compose: readonly string[]): Promise<string> {
  const services = await ask([...compose, 'ps', '--all', '--status', 'exited', '--services']);
  if (!services) return '';
  return ask([...compose, 'logs', '--tail', '15', ...services.split('\n')]);
}

async function ask([command = '', ...args]: readonly string[]): Promise<string> {
  return (await capture(command, args)).output;
}
