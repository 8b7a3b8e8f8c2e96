import { MongoClient } from 'mongodb';
import type { Provider } from '../choose-provider.js';
import { holdsWithin } from '../holds-within.js';
import { kafkaAnswers } from '../net/kafka-answers.js';
import { Unavailable } from '../unavailable.js';

const patienceMs = 10_000;

/** Servers that somebody else runs, named by KORSA_KAFKA_BROKERS and KORSA_MONGO_URL. */
export const given: Provider = {
  name: 'given',
  async find({ env = process.env }) {
    const { KORSA_KAFKA_BROKERS: kafkaBrokers, KORSA_MONGO_URL: mongoUrl } = env;
    if (!kafkaBrokers && !mongoUrl) {
      throw new Unavailable(['KORSA_KAFKA_BROKERS and KORSA_MONGO_URL are not set.']);
    }
    if (!kafkaBrokers || !mongoUrl) {
      const [set, missing] = kafkaBrokers
        ? ['KAFKA_BROKERS', 'MONGO_URL']
        : ['MONGO_URL', 'KAFKA_BROKERS'];
      throw new Error(`KORSA_${set} is set and KORSA_${missing} is not: set both, or none.`);
    }
    await checkKafka(kafkaBrokers);
    await checkMongo(mongoUrl);
    return () =>
      Promise.resolve({ provider: 'given', kafkaBrokers, mongoUrl, stop: () => Promise.resolve() });
  },
};

async function checkKafka(brokers: string): Promise<void> {
  const addresses = brokers.split(',').map((broker) => broker.trim().split(':'));
  if (addresses.some(([host, port]) => !host || !(Number(port) > 0 && Number(port) < 65_536))) {
    throw new Error(
      `KORSA_KAFKA_BROKERS is ${brokers}; it must be host:port, several with commas.`,
    );
  }
  const anyAnswers = async () => {
    const answers = addresses.map(([host = '', port]) => kafkaAnswers(host, Number(port)));
    return (await Promise.all(answers)).includes(true);
  };
  if (await holdsWithin(patienceMs, anyAnswers)) return;
  throw new Error(`No Kafka broker answers at KORSA_KAFKA_BROKERS=${brokers}.`);
}

async function checkMongo(url: string): Promise<void> {
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(url, { serverSelectionTimeoutMS: patienceMs });
    const { setName } = await client.db('admin').command({ hello: 1 });
    if (setName) return;
  } catch (error) {
    throw new Error(`No MongoDB answers at KORSA_MONGO_URL: ${(error as Error).message}`);
  } finally {
    await client?.close();
  }
  throw new Error('The MongoDB of KORSA_MONGO_URL is no replica set, and transactions need one.');
}
