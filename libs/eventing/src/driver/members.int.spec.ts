import { brokerWorld } from '../../test/broker-world.js';
import { memberPromises } from './promises/member.promises.js';

memberPromises('kafkajs', brokerWorld('kafkajs'));
memberPromises('@platformatic/kafka', brokerWorld('platformatic'));
