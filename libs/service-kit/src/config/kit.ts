import type { KafkaSettings } from '@korsa/eventing';
import type { Environment, KitEnvironment, Role } from './kit-environment.js';

/** What the kit itself runs on, grouped by concern. */
export interface Kit {
  readonly service: string;
  readonly version: string;
  readonly environment: Environment;
  readonly roles: ReadonlySet<Role>;
  readonly simulation: { readonly start: string } | undefined;
  readonly logLevel: string;
  readonly http: { readonly host: string; readonly port: number; readonly bodyLimitBytes: number };
  readonly kafka: KafkaSettings;
  readonly mongo: { readonly url: string; readonly database: string; readonly poolSize: number };
  readonly shutdown: { readonly delayMs: number; readonly budgetMs: number };
}

/** The values of the environment, grouped, with the defaults that depend on others. */
export function kitOf(service: string, kit: KitEnvironment): Kit {
  const production = kit.KORSA_ENVIRONMENT === 'production';
  return {
    service,
    version: kit.KORSA_VERSION,
    environment: kit.KORSA_ENVIRONMENT,
    roles: kit.KORSA_ROLES,
    simulation: kit.KORSA_SIMULATION ? { start: kit.KORSA_SIMULATION_START } : undefined,
    logLevel: kit.KORSA_LOG_LEVEL,
    http: {
      host: kit.KORSA_HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
      port: kit.KORSA_PORT,
      bodyLimitBytes: kit.KORSA_BODY_LIMIT_BYTES,
    },
    kafka: kafkaOf(service, kit),
    mongo: {
      url: kit.KORSA_MONGO_URL ?? 'mongodb://127.0.0.1:27017/?directConnection=true',
      database: kit.KORSA_DATABASE,
      poolSize: kit.KORSA_MONGO_POOL_SIZE,
    },
    shutdown: {
      delayMs: shutdownDelayMs(kit),
      budgetMs: kit.KORSA_SHUTDOWN_BUDGET_MS,
    },
  };
}

/** How long a process that is asked to stop still answers, so that nobody sends it more, milliseconds. */
export function shutdownDelayMs(kit: KitEnvironment): number {
  return kit.KORSA_SHUTDOWN_DELAY_MS ?? (kit.KORSA_ENVIRONMENT === 'production' ? 5_000 : 0);
}

function kafkaOf(service: string, kit: KitEnvironment): KafkaSettings {
  const mechanism = kit.KORSA_KAFKA_SASL;
  const { KORSA_KAFKA_USERNAME: username = '', KORSA_KAFKA_PASSWORD: password = '' } = kit;
  return {
    clientId: `korsa.${service}`,
    brokers: kit.KORSA_KAFKA_BROKERS ?? ['127.0.0.1:9092'],
    topicPrefix: kit.KORSA_TOPIC_PREFIX,
    tls: kit.KORSA_KAFKA_TLS,
    ...(kit.KORSA_KAFKA_CLIENT === undefined ? {} : { client: kit.KORSA_KAFKA_CLIENT }),
    ...(kit.KORSA_INSTANCE === undefined ? {} : { instance: kit.KORSA_INSTANCE }),
    ...(kit.KORSA_TOPIC_REPLICATION === undefined
      ? {}
      : { replicationFactor: kit.KORSA_TOPIC_REPLICATION }),
    ...(mechanism === undefined ? {} : { sasl: { mechanism, username, password } }),
  };
}
