import type {
  ConsumerOptions,
  DriverAdmin,
  DriverConsumer,
  DriverProducer,
  KafkaDriver,
} from '../driver/driver.js';
import type { MemoryBroker } from './memory-broker.js';
import { MemoryConsumer } from './memory-consumer.js';

/** The driver over a broker in memory: lets tests of what stands on the port run without Kafka. */
export class MemoryDriver implements KafkaDriver {
  constructor(private readonly broker: MemoryBroker) {}

  producer(): Promise<DriverProducer> {
    const { broker } = this;
    return Promise.resolve({
      send: (records) => promised(() => broker.append(records)),
      close: () => Promise.resolve(),
    });
  }

  admin(): Promise<DriverAdmin> {
    const { broker } = this;
    return Promise.resolve({
      partitionCounts: (topics) =>
        promised(() => {
          const counts = topics.map((t) => [t, broker.partitionsOf(t)?.length ?? 0] as const);
          return new Map(counts.filter(([, count]) => count > 0));
        }),
      createTopics: (topics) => promised(() => topics.forEach((t) => broker.createTopic(t))),
      ranges: (topic) => promised(() => broker.ranges(topic)),
      committed: (group, topic) => promised(() => broker.commitsOf(group, topic)),
      deleteGroup: (group) => promised(() => broker.deleteGroup(group)),
      close: () => Promise.resolve(),
    });
  }

  consumer(options: ConsumerOptions): DriverConsumer {
    return new MemoryConsumer(this.broker, options);
  }
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
