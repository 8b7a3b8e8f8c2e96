import { brokerWorld } from '../../test/broker-world.js';
import { driverPromises } from '../driver/driver.promises.js';
import { withForeigners } from '../../test/foreign-world.js';

driverPromises('kafkajs', withForeigners(brokerWorld('kafkajs')));
