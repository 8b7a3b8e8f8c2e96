import type { KafkaSettings } from '@korsa/eventing';

/** Names the broker and the part of it that is one's own: an `Infrastructure`, or the same two facts of a stack. */
export interface KafkaScope {
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
}

/** How tests and tools that stand beside a service reach Kafka. */
export function kafkaSettings({ kafkaBrokers, topicPrefix }: KafkaScope): KafkaSettings {
  return { brokers: kafkaBrokers.split(','), clientId: 'korsa-test', topicPrefix };
}
