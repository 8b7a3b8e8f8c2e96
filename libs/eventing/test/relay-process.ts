import { connectToMongo } from '@korsa/testing';
import { Registry } from 'prom-client';
import { silentLogger } from '../src/logger.js';
import { Relay } from '../src/relay/relay.js';

/** A relay in a process of its own, so that tests can kill it. Arguments: brokers, topic prefix, MongoDB URL, database. */
const [brokers = '', topicPrefix = '', url = '', dbName = ''] = process.argv.slice(2);
const relay = new Relay({
  kafka: { brokers: brokers.split(','), clientId: 'korsa-test-relay', topicPrefix },
  connection: await connectToMongo(url, dbName),
  registry: new Registry(),
  logger: silentLogger,
});
relay.start();
process.stdout.write('up\n');
setInterval(() => {
  if (relay.health().shards.length > 0) process.stdout.write('publishing\n');
}, 50);
