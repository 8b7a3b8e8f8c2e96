import { brokerWorld } from '../../test/broker-world.js';
import { driverPromises } from '../driver/driver.promises.js';

driverPromises('kafkajs', brokerWorld('kafkajs'));
