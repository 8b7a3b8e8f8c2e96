import type { ConsumerOptions, DriverConsumer, KafkaDriver } from './driver.js';

/** A driver whose client library is loaded when it is used for the first time. */
export class DeferredDriver implements KafkaDriver {
  private loading: Promise<KafkaDriver> | undefined;

  constructor(private readonly load: () => Promise<KafkaDriver>) {}

  async producer() {
    return (await this.driver()).producer();
  }

  async admin() {
    return (await this.driver()).admin();
  }

  consumer(options: ConsumerOptions): DriverConsumer {
    let consumer: DriverConsumer | undefined;
    let stopped = false;
    return {
      start: async () => {
        const driver = await this.driver();
        if (stopped) throw new Error('The consumer was stopped before it had started.');
        consumer = driver.consumer(options);
        await consumer.start();
      },
      stop: async (deadlineMs) => {
        stopped = true;
        await consumer?.stop(deadlineMs);
      },
    };
  }

  private driver(): Promise<KafkaDriver> {
    return (this.loading ??= this.load());
  }
}
