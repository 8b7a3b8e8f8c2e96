import { workUnitTopic } from '@korsa/contracts';
import { ensureTopics, silentLogger } from '@korsa/eventing';
import type { infrastructure } from '@korsa/testing';
import { startService, type RunningService } from '../src/index.js';
import { unitsConfig, UnitsModule } from './fixtures/units.js';

interface UnitsProcesses {
  readonly api: RunningService;
  readonly worker: RunningService;
  readonly kafka: { brokers: string[]; clientId: string; topicPrefix: string };
}

/** The service of units as in production: one process that answers and one that works, over one database. */
export async function unitsInTwoProcesses(
  shared: ReturnType<typeof infrastructure>,
): Promise<UnitsProcesses> {
  const { kafkaBrokers, topicPrefix } = shared;
  const kafka = { brokers: [kafkaBrokers], clientId: 'test', topicPrefix };
  const topics = ensureTopics({ kafka, topics: [workUnitTopic], logger: silentLogger });
  await topics.ready;
  await topics.stop();
  const env = {
    KORSA_PORT: '0',
    KORSA_KAFKA_BROKERS: kafkaBrokers,
    KORSA_MONGO_URL: shared.mongoUrl,
    KORSA_DATABASE: shared.database('units'),
    KORSA_TOPIC_PREFIX: topicPrefix,
    KORSA_SIMULATION: 'true',
    KORSA_LOG_LEVEL: 'silent',
  };
  const api = await startService(UnitsModule, unitsConfig, { ...env, KORSA_ROLES: 'api' });
  const worker = await startService(UnitsModule, unitsConfig, { ...env, KORSA_ROLES: 'worker' });
  return { api, worker, kafka };
}
