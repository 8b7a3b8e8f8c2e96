import type { KafkaListener } from './infrastructure.js';

/** A broker for one machine: one node, small, without the waits that only matter in a cluster. */
export const kafkaSettings = {
  'node.id': '1',
  'process.roles': 'broker,controller',
  'controller.listener.names': 'CONTROLLER',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'broker.heartbeat.interval.ms': '1000',
  'broker.session.timeout.ms': '4000',
  'group.initial.rebalance.delay.ms': '0',
  'auto.create.topics.enable': 'false',
  'num.network.threads': '2',
  'num.io.threads': '4',
  'log.cleaner.dedupe.buffer.size': '8388608',
  'log.index.size.max.bytes': '1048576',
} as const;

interface Place {
  /** What clients call the machine of the broker. */
  readonly host: string;
  /** The address it listens on; empty for all. */
  readonly bind: string;
  readonly port: number;
  readonly controller: number;
  /** Where clients reach `port`, when that is another one for them. */
  readonly advertisedPort?: number;
}

/** Where the broker listens and what it tells clients: the usual way in, its own one, and more. */
export function listenerSettings(
  { host, bind, port, controller, advertisedPort = port }: Place,
  more: readonly KafkaListener[] = [],
): Record<string, string> {
  const usual = { name: 'PLAINTEXT', port, advertisedPort };
  const own = { name: 'CONTROLLER', port: controller };
  const say = (listeners: readonly { name: string; port: number }[], address: string) =>
    listeners.map((listener) => `${listener.name}://${address}:${listener.port}`).join(',');
  const told = [usual, ...more].map((way) => ({ name: way.name, port: way.advertisedPort }));
  return {
    listeners: say([usual, own, ...more], bind),
    'advertised.listeners': say(told, host),
    'inter.broker.listener.name': usual.name,
    'listener.security.protocol.map': [usual, own, ...more]
      .map(({ name }) => `${name}:PLAINTEXT`)
      .join(','),
  };
}
