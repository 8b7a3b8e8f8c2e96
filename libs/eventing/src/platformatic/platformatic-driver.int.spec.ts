import { infrastructure } from '@korsa/testing';
import { driverPromises } from '../driver/driver.promises.js';
import { silentLogger } from '../logger.js';
import { PlatformaticDriver } from './platformatic-driver.js';

const { kafkaBrokers, topicPrefix } = infrastructure();

driverPromises(
  '@platformatic/kafka',
  () =>
    new PlatformaticDriver(
      { brokers: kafkaBrokers.split(','), clientId: 'korsa-test', topicPrefix },
      silentLogger,
    ),
);
