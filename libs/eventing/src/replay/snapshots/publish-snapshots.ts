import { encodeEvent, type Topic } from '@korsa/contracts';
import { nameId, newId } from '@korsa/store';
import type { Connection } from 'mongoose';
import type { DriverProducer, KafkaDriver } from '../../driver/driver.js';
import type { EventingLogger } from '../../logger.js';
import { createMissing } from '../../topics/ensure-topics.js';
import { WorkLock } from '../builds/work-lock.js';
import { Progress } from '../rebuild/progress.js';
import type { Snapshot } from './snapshot.js';

export interface PublishSnapshotsOptions {
  readonly service: string;
  readonly snapshot: Snapshot;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
  readonly topics: readonly Topic[];
  readonly logger: EventingLogger;
  /** Who does this, for the lock. */
  readonly by: string;
  readonly say: (line: string) => void;
  /** RFC 3339, the time of the snapshots. */
  readonly now: () => string;
}

interface StoredAggregate {
  readonly _id: string;
  readonly cityCode: string;
  readonly version: number;
  readonly sequence: number;
  readonly ord: number;
}

const readAtOnce = 500;

/**
 * Publishes the current state of every aggregate that has told anything, each with the sequence of that state: both
 * are read from one document, as the majority has it, so no snapshot is ahead of what was committed. One process at
 * a time, so that the last snapshot of a key is the newest. Returns how many. Throws LockTaken, LockLost.
 */
export async function publishSnapshots(options: PublishSnapshotsOptions): Promise<number> {
  const { connection, driver, snapshot, service, by, topics, logger } = options;
  const { topic, aggregate } = snapshot.definition;
  const lock = await WorkLock.take(connection, `${service} snapshots of ${aggregate}`, by);
  try {
    await createMissing(
      driver,
      topics.filter(({ name }) => name === topic),
      logger,
    );
    const producer = await driver.producer();
    try {
      return await publishAll(options, producer, lock);
    } finally {
      await producer.close();
    }
  } finally {
    await lock.release().catch(() => undefined);
  }
}

async function publishAll(
  { connection, snapshot, say, now }: PublishSnapshotsOptions,
  producer: DriverProducer,
  lock: WorkLock,
): Promise<number> {
  const collection = connection.collection<StoredAggregate>(snapshot.collection);
  const told = { sequence: { $gt: 0 } };
  const total = await collection.countDocuments(told);
  const progress = new Progress(snapshot.definition.topic, total, say);
  const run = newId();
  let published = 0;
  for (let after = ''; ;) {
    const found = await collection
      .find({ ...told, _id: { $gt: after } }, { readConcern: { level: 'majority' } })
      .sort({ _id: 1 })
      .limit(readAtOnce)
      .toArray();
    if (found.length === 0) break;
    lock.check();
    await producer.send(found.map((stored) => recordOf(snapshot, stored, run, now())));
    published += found.length;
    progress.report(Math.max(0, total - published));
    after = found.at(-1)?._id ?? after;
  }
  return published;
}

/** The id follows from what is told: the same state told twice is one event. */
function recordOf(
  { definition, aggregate, dataOf }: Snapshot,
  { _id: id, version: _version, sequence, ord: _ord, ...state }: StoredAggregate,
  run: string,
  time: string,
) {
  const { topic, type, name } = definition;
  const message = encodeEvent(definition, {
    id: nameId('snapshot', type, id, String(sequence)),
    name,
    subject: id,
    sequence,
    time,
    cityCode: state.cityCode,
    correlationId: run,
    causationId: run,
    actor: `snapshot:${aggregate}`,
    data: dataOf({ id, ...state } as never),
  });
  return { topic, ...message };
}
