import type { BaseOptions } from '@platformatic/kafka';
import type { KafkaSettings } from '../settings.js';

/**
 * No retries by the client: what failed is judged here, where it is known whether it is safe to repeat. A request
 * without an answer for `requestTimeoutMs` ends with its connection: the other side may be gone without a word.
 */
export function clientOptions(settings: KafkaSettings, requestTimeoutMs: number): BaseOptions {
  const { brokers, clientId, tls, sasl } = settings;
  return {
    clientId,
    bootstrapBrokers: [...brokers],
    connectTimeout: 3_000,
    requestTimeout: requestTimeoutMs,
    timeout: 10_000,
    retries: 0,
    metadataMaxAge: 300_000,
    autocreateTopics: false,
    ...(tls ? { tls: {}, tlsServerName: true } : {}),
    ...(sasl ? { sasl: { ...sasl, mechanism: mechanisms[sasl.mechanism] } } : {}),
  };
}

const mechanisms = {
  plain: 'PLAIN',
  'scram-sha-256': 'SCRAM-SHA-256',
  'scram-sha-512': 'SCRAM-SHA-512',
} as const;
