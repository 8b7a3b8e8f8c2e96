import { afterEach, beforeEach } from '@jest/globals';
import type { WireMessage } from '@korsa/contracts';
import type { Type } from '@nestjs/common';
import type { Connection } from 'mongoose';
import type { EventTransportOptions } from '../src/consumer/event-transport.js';
import type { KafkaDriver, OutgoingRecord } from '../src/driver/driver.js';
import { settingsOf } from '../src/topics/topic-plan.js';
import { consumerOf, type Handle } from './consumer-of.js';
import { consuming, newGroup, type Consuming } from './consuming.js';
import { newThings, type Things } from './things.js';

export interface World {
  readonly driver: KafkaDriver;
  connect(): Promise<Connection>;
}

/** A topic, a group and a database of their own for every test of the suite, and consumers that are stopped after it. */
export class ConsumerWorld {
  connection!: Connection;
  things!: Things;
  group!: string;
  private readonly running: Consuming[] = [];

  constructor(private readonly world: World) {
    beforeEach(async () => {
      this.connection = await world.connect();
      this.things = newThings();
      this.group = newGroup();
      const admin = await world.driver.admin();
      await admin.createTopics([settingsOf(this.things)]);
      await admin.close();
    });
    afterEach(async () => {
      await Promise.all(this.running.splice(0).map((consumer) => consumer.stop()));
    });
  }

  get driver(): KafkaDriver {
    return this.world.driver;
  }

  async start(
    classes: readonly Type[],
    more: Partial<EventTransportOptions> = {},
  ): Promise<Consuming> {
    const { driver, connection, things } = this;
    const consumer = await consuming(classes, { driver, connection, topics: [things], ...more });
    this.running.push(consumer);
    return consumer;
  }

  async publish(messages: readonly WireMessage[]): Promise<void> {
    await this.send(messages.map((message) => ({ topic: this.things.name, ...message })));
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.driver.producer();
    await producer.send(records);
    await producer.close();
  }

  /** A consumer class of the group that handles ThingNoted. */
  handler(handle: Handle): Type {
    return consumerOf(this.things, this.group, handle);
  }
}
