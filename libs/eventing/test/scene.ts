import { infrastructure, type Infrastructure } from '@korsa/testing';
import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { openDriver } from '../src/driver/open-driver.js';
import { silentLogger } from '../src/logger.js';
import { Relay, type RelayOptions } from '../src/relay/relay.js';
import type { KafkaSettings } from '../src/settings.js';
import { readTopic, type TopicRecord } from '../src/topics/read-topics.js';

/** Real Kafka and MongoDB for a test file of this library. Call it once, at the top of the file. */
export function scene(client: KafkaSettings['client'] = 'kafkajs') {
  const infra: Infrastructure = infrastructure();
  const kafka: KafkaSettings = {
    brokers: infra.kafkaBrokers.split(','),
    clientId: 'korsa-test',
    client,
    topicPrefix: infra.topicPrefix,
  };
  return {
    infra,
    kafka,
    driver: openDriver(kafka, silentLogger),

    /** A database of its own for each call. */
    connect(): Promise<Connection> {
      return infra.connect(randomUUID().slice(0, 8));
    },

    async newTopic(partitions = 3, name = `korsa.testing.${randomUUID()}.events.v1`) {
      const admin = await this.driver.admin();
      await admin.createTopics([{ name, partitions, retentionMs: 3_600_000, cleanup: 'delete' }]);
      await admin.close();
      return name;
    },

    relay(connection: Connection, more: Partial<RelayOptions> = {}): Relay {
      const registry = new Registry();
      return new Relay({ kafka, connection, registry, logger: silentLogger, ...more });
    },

    read(topic: string): Promise<TopicRecord[]> {
      return readTopic(kafka, topic);
    },
  };
}

export type Scene = ReturnType<typeof scene>;
