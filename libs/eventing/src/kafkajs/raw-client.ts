import { Kafka, logLevel, Partitioners, type Consumer, type Producer } from 'kafkajs';
import type { KafkaSettings } from '../settings.js';

/** The client as it comes, with none of our promises: what benchmarks take as their floor, and nobody else. */
export interface RawClient {
  /** Not idempotent, default partitioner, acknowledged by all replicas when `acks` says so. */
  producer(): Producer;
  /** Commits by itself after each batch. */
  consumer(group: string): Consumer;
}

/** A silent client for these brokers; `topicPrefix` is not applied. */
export function rawClient({
  brokers,
  clientId,
}: Pick<KafkaSettings, 'brokers' | 'clientId'>): RawClient {
  const kafka = new Kafka({ brokers: [...brokers], clientId, logLevel: logLevel.NOTHING });
  return {
    producer: () =>
      kafka.producer({
        createPartitioner: Partitioners.DefaultPartitioner,
        allowAutoTopicCreation: false,
      }),
    consumer: (group) => kafka.consumer({ groupId: group }),
  };
}
