import type {
  ConsumerOptions,
  DriverAdmin,
  DriverConsumer,
  DriverProducer,
  KafkaDriver,
} from '../driver/driver.js';
import { SerialProducer } from '../driver/serial-producer.js';
import { WireNames } from '../driver/wire-names.js';
import { withInstance } from '../driver/instance.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { Cluster } from './cluster.js';
import { connectErrorOf } from './errors.js';
import { PlatformaticAdmin } from './platformatic-admin.js';
import { PlatformaticConsumer } from './platformatic-consumer.js';
import { PlatformaticProducer } from './platformatic-producer.js';

const adminTimeoutMs = 15_000;

/** The driver over @platformatic/kafka. */
export class PlatformaticDriver implements KafkaDriver {
  private readonly names: WireNames;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly logger: EventingLogger,
  ) {
    this.names = new WireNames(settings.topicPrefix ?? '');
  }

  async producer(): Promise<DriverProducer> {
    const producer = new PlatformaticProducer(this.settings, this.names);
    try {
      await producer.connect();
      return new SerialProducer(producer);
    } catch (error) {
      await producer.close();
      throw connectErrorOf(error);
    }
  }

  async admin(): Promise<DriverAdmin> {
    const cluster = new Cluster(this.settings, adminTimeoutMs);
    try {
      await cluster.metadata([]);
      return new PlatformaticAdmin(cluster, this.names, this.settings.replicationFactor ?? -1);
    } catch (error) {
      await cluster.close();
      throw connectErrorOf(error);
    }
  }

  consumer(options: ConsumerOptions): DriverConsumer {
    return new PlatformaticConsumer(
      this.settings,
      withInstance(options, this.settings),
      this.names,
      this.logger,
    );
  }
}
