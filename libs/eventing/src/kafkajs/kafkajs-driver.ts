import { Partitioners } from 'kafkajs';
import type {
  ConsumerOptions,
  DriverAdmin,
  DriverConsumer,
  DriverProducer,
  KafkaDriver,
} from '../driver/driver.js';
import { withInstance } from '../driver/instance.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { createClient, patientRetry, retry } from './client.js';
import { connectErrorOf } from './errors.js';
import { KafkajsAdmin } from './kafkajs-admin.js';
import { KafkajsConsumer } from './kafkajs-consumer.js';
import { KafkajsProducer } from './kafkajs-producer.js';
import { SerialProducer } from '../driver/serial-producer.js';
import { WireNames } from '../driver/wire-names.js';

/** The driver over kafkajs 2.2.4, patched (`patches/`). */
export class KafkajsDriver implements KafkaDriver {
  private readonly names: WireNames;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly logger: EventingLogger,
  ) {
    this.names = new WireNames(settings.topicPrefix ?? '');
  }

  async producer(): Promise<DriverProducer> {
    const producer = createClient(this.settings, this.logger).producer({
      idempotent: true,
      maxInFlightRequests: 5,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry,
    });
    await connected(producer);
    return new SerialProducer(new KafkajsProducer(producer, this.names));
  }

  async admin(): Promise<DriverAdmin> {
    const admin = createClient(this.settings, this.logger).admin({ retry });
    await connected(admin);
    return new KafkajsAdmin(admin, this.names, this.settings.replicationFactor ?? -1);
  }

  consumer(options: ConsumerOptions): DriverConsumer {
    const client = createClient(this.settings, this.logger, patientRetry);
    return new KafkajsConsumer(
      client,
      withInstance(options, this.settings),
      this.names,
      this.logger,
    );
  }
}

interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

async function connected(client: Connectable): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    await client.disconnect().catch(() => undefined);
    throw connectErrorOf(error);
  }
}
