import { driverPromises } from '../driver/driver.promises.js';
import { MemoryBroker } from './memory-broker.js';
import { MemoryDriver } from './memory-driver.js';

driverPromises('the broker in memory', () => new MemoryDriver(new MemoryBroker()));
