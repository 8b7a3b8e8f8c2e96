import { infrastructure } from '@korsa/testing';
import { driverPromises } from '../driver/driver.promises.js';
import { silentLogger } from '../logger.js';
import { KafkajsDriver } from './kafkajs-driver.js';

const { kafkaBrokers, topicPrefix } = infrastructure();

driverPromises(
  'kafkajs',
  () =>
    new KafkajsDriver(
      { brokers: kafkaBrokers.split(','), clientId: 'korsa-test', topicPrefix },
      silentLogger,
    ),
);
