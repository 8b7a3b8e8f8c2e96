import type { Infrastructure, KafkaListener, Request } from '../infrastructure.js';
import { kafkaSettings, listenerSettings } from '../kafka-settings.js';
import { kafkaAnswers } from '../net/kafka-answers.js';
import { mongoIsPrimary } from '../net/mongo-primary.js';
import { choosePorts } from '../net/ports.js';
import { ContainerServer } from './container-server.js';
import { images } from './images.js';
import { startContainer } from './start-container.js';

/**
 * Containers of their own for one test run. Testcontainers removes them at the end, also when this process is killed.
 * The ports are fixed, so that a server that is killed and started again is found where it was.
 */
export async function startTestContainers(request: Request): Promise<Infrastructure> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const { host } = (await getContainerRuntimeClient()).info.containerRuntime;
  const ports = await choosePorts(request);
  const image = images(request.env);
  const listeners = request.kafkaListeners ?? [];
  const mongoAddress = `${host}:${ports.mongo}`;
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async () => void (await Promise.all(started.map((container) => container.stop())));
  try {
    const small = ['--wiredTigerCacheSizeGB', '0.25'];
    // One after the other: two at once would each bring a reaper of their own.
    const mongo = await startContainer(
      'MongoDB',
      new GenericContainer(image.mongo)
        .withCommand(['--replSet', 'rs0', '--bind_ip_all', ...small])
        .withExposedPorts({ container: 27017, host: ports.mongo })
        .withWaitStrategy(Wait.forLogMessage(/Waiting for connections/)),
    );
    started.push(mongo);
    const kafka = await startContainer(
      'Kafka',
      new GenericContainer(image.kafka)
        .withEnvironment(kafkaEnvironment(host, ports.kafka, listeners))
        .withExposedPorts(
          { container: 9092, host: ports.kafka },
          ...listeners.map(({ port }) => ({ container: port, host: port })),
        )
        .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/)),
    );
    started.push(kafka);
    const servers = {
      kafka: new ContainerServer({
        name: 'Kafka',
        container: kafka.getId(),
        answers: () => kafkaAnswers(host, ports.kafka),
      }),
      mongo: new ContainerServer({
        name: 'MongoDB',
        container: mongo.getId(),
        answers: () => mongoIsPrimary(mongoAddress, '127.0.0.1:27017'),
      }),
    };
    await Promise.all([servers.kafka.untilItAnswers(), servers.mongo.untilItAnswers()]);
    return {
      provider: 'docker',
      kafkaBrokers: `${host}:${ports.kafka}`,
      mongoUrl: `mongodb://${mongoAddress}/?directConnection=true`,
      servers,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The image reads each setting from a variable of the same name. */
function kafkaEnvironment(
  host: string,
  port: number,
  listeners: readonly KafkaListener[],
): Record<string, string> {
  const place = { host, bind: '', port: 9092, controller: 9093, advertisedPort: port };
  const settings = {
    ...kafkaSettings,
    ...listenerSettings(place, listeners),
    'controller.quorum.voters': '1@localhost:9093',
    'log.dirs': '/var/lib/kafka/data',
  };
  const variables: Record<string, string> = { KAFKA_HEAP_OPTS: '-Xmx384m' };
  for (const [name, value] of Object.entries(settings)) {
    variables[`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`] = value;
  }
  return variables;
}
