import { hostsOf } from '../mongo/mongo-url.js';
import type { Runtime } from './runtime.js';

/** Says what runs, where, and in which modes. No URL with a password. */
export function announce({ kit, logger }: Runtime, baseUrl: string): void {
  const { service, version, environment, roles, simulation, kafka, mongo } = kit;
  logger.info(
    {
      environment,
      roles: [...roles],
      url: baseUrl,
      kafka: kafka.brokers,
      topicPrefix: kafka.topicPrefix,
      mongodb: hostsOf(mongo.url),
      database: mongo.database,
      clock: simulation ? 'simulated' : 'system',
      identity: 'headers',
    },
    `${service} ${version} listens on ${baseUrl}`,
  );
  if (simulation)
    logger.warn(
      { start: simulation.start },
      'SIMULATION MODE: time is what requests and events say it is. Never use this for real data.',
    );
  if (roles.has('api'))
    logger.warn(
      'callers are believed by their headers (Korsa-Area, Korsa-Actor): development only',
    );
}
