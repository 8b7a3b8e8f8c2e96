import { connectToMongo } from '@korsa/testing';
import { Registry } from 'prom-client';
import { KafkajsDriver } from '../src/kafkajs/kafkajs-driver.js';
import { silentLogger } from '../src/logger.js';
import { rebuild } from '../src/replay/rebuild/rebuild.js';
import { ledgersProjection, newLedgers } from './ledgers.js';

/**
 * A rebuild in a process of its own, so that tests can kill it. Arguments: brokers, topic prefix, MongoDB URL,
 * database, name of the ledgers, and `restart` to begin with an empty version.
 */
const [brokers = '', topicPrefix = '', url = '', dbName = '', name = '', restart = ''] =
  process.argv.slice(2);
const connection = await connectToMongo(url, dbName);
const ledgers = newLedgers(name);
const kafka = { brokers: brokers.split(','), clientId: 'korsa-test-rebuild', topicPrefix };
await rebuild(
  {
    service: 'testing',
    projection: ledgersProjection(ledgers),
    driver: new KafkajsDriver(kafka, silentLogger),
    connection,
    registry: new Registry(),
    logger: silentLogger,
    topics: [ledgers.counts, ledgers.state, ledgers.views],
    by: 'a process that is killed',
    say: () => undefined,
  },
  { restart: restart === 'restart' },
);
await connection.close();
