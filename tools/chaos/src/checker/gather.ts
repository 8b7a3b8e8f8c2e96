import { allTopics } from '@korsa/contracts';
import { serviceNames, type ServiceName } from '@korsa/demo';
import { readTopics, topicNames } from '@korsa/probe';
import { MongoClient, type Db } from 'mongodb';
import type { History } from '../history/history.js';
import type { StackUnderTest } from '../history/stack.js';
import type { Evidence, Leftover, StoredDocument } from './evidence.js';

/** Reads the topics and the databases of a stack that has come to rest. Rejects when one cannot be read. */
export async function gather(history: History, stack: StackUnderTest): Promise<Evidence> {
  const { kafkaBrokers, topicPrefix } = stack;
  const kafka = { brokers: kafkaBrokers.split(','), clientId: 'korsa-checker', topicPrefix };
  const mongo = await new MongoClient(stack.mongoUrl).connect();
  try {
    const databases = serviceNames.map((name) => [name, mongo.db(stack.database(name))] as const);
    const records = await readTopics(
      kafka,
      allTopics.map(({ name }) => name),
    );
    const contents = await Promise.all(databases.map(([name, db]) => contentsOf(name, db)));
    const waiting = await Promise.all(databases.map(([name, db]) => waitingIn(name, db)));
    const names = await topicNames(kafka);
    const deadLetterTopics = names.filter((name) => name.endsWith('.dlq'));
    return {
      entries: history.entries(),
      records,
      documents: new Map(contents.flat()),
      leftovers: [
        ...waiting.flat(),
        { what: 'topics of dead letters', count: deadLetterTopics.length },
      ],
    };
  } finally {
    await mongo.close();
  }
}

/** What the store and the runtime keep for themselves. */
const technical = new Set([
  'commits',
  'command_answers',
  'settings',
  'dead_letters',
  'operator_decisions',
]);

async function contentsOf(service: ServiceName, db: Db) {
  const collections = await db.listCollections({}, { nameOnly: true }).toArray();
  return Promise.all(
    collections
      .filter(({ name }) => !technical.has(name))
      .map(async ({ name }): Promise<[string, StoredDocument[]]> => [
        `${service}.${name}`,
        await db.collection<StoredDocument>(name).find().toArray(),
      ]),
  );
}

function waitingIn(service: ServiceName, db: Db): Promise<Leftover[]> {
  const counts: readonly (readonly [string, string, object])[] = [
    ['events that are not sent', 'commits', { status: 'pending' }],
    ['envelopes that are blocked', 'commits', { status: 'blocked' }],
    ['dead letters', 'dead_letters', {}],
    ['parked keys', 'parked_keys', {}],
  ];
  return Promise.all(
    counts.map(async ([what, collection, filter]) => ({
      what: `${what} in ${service}`,
      count: await db.collection(collection).countDocuments(filter),
    })),
  );
}
