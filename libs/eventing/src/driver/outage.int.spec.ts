import { silentLogger } from '../logger.js';
import { openDriver } from './open-driver.js';
import { outagePromises } from './promises/outage.promises.js';

outagePromises(
  (['kafkajs', 'platformatic'] as const).map((client) => ({
    name: client,
    open: (brokers) =>
      openDriver({ client, brokers: [brokers], clientId: 'korsa-test' }, silentLogger),
  })),
);
