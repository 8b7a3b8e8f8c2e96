import { describe, expect, it } from '@jest/globals';
import { eventually, infrastructure } from '@korsa/testing';
import { KafkajsDriver } from './kafkajs-driver.js';
import { silentLogger } from '../logger.js';
import { GroupProgressReader } from './group-progress.js';

const infra = infrastructure();
const { kafkaBrokers, topicPrefix } = infra;
const kafka = { brokers: [kafkaBrokers], clientId: 'test', topicPrefix };
const driver = new KafkajsDriver(kafka, silentLogger);
const things = { name: 'things', partitions: 1, retentionMs: -1, cleanup: 'delete' } as const;
const record = { topic: 'things', key: 'k', headers: {}, value: 'v' };

describe('the progress of a group', () => {
  it('is what it committed, beside what there is', async () => {
    const admin = infra.closing(await driver.admin());
    await admin.createTopics([things]);
    const producer = infra.closing(await driver.producer());
    await producer.send([record, record]);
    let last: string | undefined;
    const consumer = driver.consumer({
      group: 'korsa.mine.read',
      topics: ['things'],
      onBatch: (batch) => {
        last = batch.records.at(-1)?.offset;
        batch.done(last ?? '');
        return Promise.resolve();
      },
    });
    await consumer.start();
    await eventually(() => last === '1');
    await consumer.stop(5_000);
    await producer.send([record]);
    const reader = infra.closing(new GroupProgressReader(kafka));
    expect(await reader.read('korsa.mine.')).toEqual([
      { group: 'korsa.mine.read', topic: 'things', partition: 0, committed: 2n, end: 3n },
    ]);
    expect(await reader.read('korsa.others.')).toEqual([]);
  });
});
