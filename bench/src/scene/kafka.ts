import type { Topic } from '@korsa/contracts';
import type { KafkaSettings } from '@korsa/eventing';
import type { BenchEnvironment } from '../workload.js';

/** Topics and groups of their own under `name`, with the client that was chosen for ours. */
export function kafkaOf(
  { kafkaBrokers, prefix, kafkaClient }: BenchEnvironment,
  name = '',
): KafkaSettings & { readonly topicPrefix: string } {
  return {
    brokers: kafkaBrokers.split(','),
    clientId: 'korsa-bench',
    ...(kafkaClient ? { client: kafkaClient } : {}),
    topicPrefix: name ? `${prefix}${name}.` : prefix,
  };
}

/** What the brokers call the topic. */
export function wireName({ topicPrefix }: { topicPrefix: string }, { name }: Topic): string {
  return `${topicPrefix}${name}`;
}
