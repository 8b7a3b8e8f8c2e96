import { driverPromises } from '../driver/driver.promises.js';
import { MemoryBroker } from './memory-broker.js';
import { MemoryDriver } from './memory-driver.js';

const broker = new MemoryBroker();

driverPromises('the broker in memory', {
  driver: new MemoryDriver(broker),
  trim: (topic, partition, offset) => Promise.resolve(broker.trim(topic, partition, offset)),
  sendForeign: (topic, value, headers) =>
    Promise.resolve(broker.append([{ topic, key: 'a', value, headers }])),
});
