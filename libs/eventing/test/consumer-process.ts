import { connectToMongo } from '@korsa/testing';
import { KafkajsDriver } from '../src/kafkajs/kafkajs-driver.js';
import { silentLogger } from '../src/logger.js';
import { consumerOf } from './consumer-of.js';
import { consuming } from './consuming.js';
import { Tallies } from './tallies.js';
import { thingsNamed } from './things.js';

/**
 * A consumer in a process of its own, so that tests can kill it. Arguments: brokers, topic prefix, MongoDB URL,
 * database, name of the things, group.
 */
const [brokers = '', topicPrefix = '', url = '', dbName = '', name = '', group = ''] =
  process.argv.slice(2);
const connection = await connectToMongo(url, dbName);
const tallies = await Tallies.open(connection);
const things = thingsNamed(name);
const kafka = { brokers: brokers.split(','), clientId: 'korsa-test-consumer', topicPrefix };
await consuming(
  [consumerOf(things, group, ({ subject, data }) => tallies.note(subject, data.label))],
  { connection, driver: new KafkajsDriver(kafka, silentLogger), topics: [things] },
);
