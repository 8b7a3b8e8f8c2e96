import { brokerWorld } from '../../test/broker-world.js';
import { driverPromises } from '../driver/driver.promises.js';
import { withForeigners } from '../driver/promises/foreign.js';

driverPromises('@platformatic/kafka', withForeigners(brokerWorld('platformatic')));
