import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { logCreator } from './log-creator.js';

/**
 * Stated in full, because kafkajs takes other defaults when NODE_ENV is "test". Few and short tries: who uses the
 * driver tries again with a new client, which also repairs what kafkajs cannot.
 */
export const retry = {
  initialRetryTime: 100,
  retries: 4,
  factor: 0.2,
  multiplier: 2,
  maxRetryTime: 1_000,
};

/**
 * For a consumer that has joined: it sits out an outage of about five minutes. A new consumer would be a new member,
 * for whom the group waits until the session of the old one ends.
 */
export const patientRetry = { ...retry, retries: 300 };

/** A client for one producer, consumer or admin: consumers made by one client share a cache of committed offsets. */
export function createClient(
  settings: KafkaSettings,
  logger: EventingLogger,
  tries: typeof retry = retry,
): Kafka {
  const config: KafkaConfig = {
    brokers: [...settings.brokers],
    clientId: settings.clientId,
    connectionTimeout: 3_000,
    authenticationTimeout: 10_000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry: tries,
    logLevel: logLevel.INFO,
    logCreator: logCreator(logger),
  };
  return new Kafka({
    ...config,
    ...(settings.tls ? { ssl: true } : {}),
    ...(settings.sasl ? { sasl: settings.sasl as SASLOptions } : {}),
  });
}
