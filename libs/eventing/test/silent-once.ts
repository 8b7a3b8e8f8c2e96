import type { ConsumerOptions, DriverConsumer, KafkaDriver } from '../src/driver/driver.js';

/** Its first consumer joins and never reads, as kafkajs may after a rebalance; the others are those of the driver. */
export class SilentOnce implements KafkaDriver {
  readonly stopped: DriverConsumer[] = [];
  consumers = 0;

  constructor(private readonly driver: KafkaDriver) {}

  producer = () => this.driver.producer();
  admin = () => this.driver.admin();

  consumer(options: ConsumerOptions): DriverConsumer {
    this.consumers += 1;
    if (this.consumers > 1) return this.driver.consumer(options);
    const silent: DriverConsumer = {
      start: () => Promise.resolve(options.onAssigned?.(new Map([['topic', [0]]]))),
      stop: () => Promise.resolve(void this.stopped.push(silent)),
    };
    return silent;
  }
}
