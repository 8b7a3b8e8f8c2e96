import { Admin } from '@platformatic/kafka';
import { infrastructure } from '@korsa/testing';
import { openDriver } from '../src/driver/open-driver.js';
import type { DriverWorld } from './driver-stage.js';
import { silentLogger } from '../src/logger.js';
import { clientOptions } from '../src/platformatic/client.js';
import type { KafkaSettings } from '../src/settings.js';

export interface BrokerWorld extends DriverWorld {
  readonly kafka: KafkaSettings;
}

/** The shared broker through one of the clients. Call it once, at the top of a test file. */
export function brokerWorld(client: 'kafkajs' | 'platformatic'): BrokerWorld {
  const { kafkaBrokers, topicPrefix } = infrastructure();
  const brokers = kafkaBrokers.split(',');
  const kafka: KafkaSettings = { client, brokers, clientId: 'korsa-test', topicPrefix };
  return {
    kafka,
    driver: openDriver(kafka, silentLogger),
    holdsUp: client === 'kafkajs',
    trim: (topic, partition, offset) => trim(kafka, topicPrefix + topic, partition, offset),
  };
}

async function trim(
  kafka: KafkaSettings,
  topic: string,
  partition: number,
  offset: number,
): Promise<void> {
  const admin = new Admin(clientOptions(kafka, 10_000));
  const partitions = [{ partition, offset: BigInt(offset) }];
  await admin.deleteRecords({ topics: [{ name: topic, partitions }] });
  await admin.close();
}
