import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { DriverAdmin, IncomingRecord, KafkaDriver, OutgoingRecord } from '../driver/driver.js';
import { RecordRejected } from '../driver/errors.js';
import { RawLetters } from './raw-letters.js';

/** A Kafka whose topics take records of so many bytes. */
function kafkaThatTakes(bytes: number) {
  const kept: OutgoingRecord[] = [];
  const sizeOf = ({ key, value, headers }: OutgoingRecord) =>
    [key ?? '', value ?? '', ...Object.values(headers)].reduce(
      (sum, part) => sum + Buffer.byteLength(part),
      0,
    );
  const driver = {
    producer: () =>
      Promise.resolve({
        send: ([record]: readonly OutgoingRecord[]) => {
          if (!record) return Promise.resolve();
          if (sizeOf(record) > bytes) return Promise.reject(new RecordRejected('TOO_LARGE'));
          return Promise.resolve(void kept.push(record));
        },
        close: () => Promise.resolve(),
      }),
    admin: () =>
      Promise.resolve({
        partitionCounts: () => Promise.resolve(new Map()),
        createTopics: () => Promise.resolve(),
        close: () => Promise.resolve(),
      } as unknown as DriverAdmin),
  } as unknown as KafkaDriver;
  return { letters: new RawLetters(driver, 'group'), kept };
}

const record: IncomingRecord = {
  topic: 'topic',
  partition: 2,
  offset: '7',
  key: Buffer.from('key'),
  headers: { own: Buffer.from('header') },
  value: Buffer.alloc(1_000, 1),
  timestamp: 0,
};
const origin = {
  korsa_origin_topic: 'topic',
  korsa_origin_partition: '2',
  korsa_origin_offset: '7',
};

describe('a record that is no event', () => {
  it('is kept whole', async () => {
    const { letters, kept } = kafkaThatTakes(2_000);
    await letters.keep(record, 'it has no ce_type');
    expect(kept).toEqual([
      expect.objectContaining({ topic: 'topic.group.dlq', key: record.key, value: record.value }),
    ]);
    expect(kept[0]?.headers).toMatchObject({ ...record.headers, ...origin });
    expect(kept[0]?.headers).not.toHaveProperty('korsa_value_sha256');
  });

  it('is kept without its value where that is refused: it still is where it came from', async () => {
    const { letters, kept } = kafkaThatTakes(900);
    await letters.keep(record, 'it has no ce_type');
    expect(kept).toEqual([expect.objectContaining({ key: record.key, value: null })]);
    expect(kept[0]?.headers).toMatchObject({
      ...record.headers,
      ...origin,
      korsa_value_bytes: '1000',
      korsa_value_sha256: createHash('sha256').update(Buffer.alloc(1_000, 1)).digest('hex'),
    });
  });

  it('is at least named where key and headers are refused too', async () => {
    const { letters, kept } = kafkaThatTakes(900);
    const large = { ...record, headers: { own: Buffer.alloc(1_000, 1) } };
    await letters.keep(large, 'it has no ce_type');
    expect(kept).toEqual([expect.objectContaining({ key: null, value: null })]);
    expect(kept[0]?.headers).toMatchObject({ ...origin, korsa_reason: 'it has no ce_type' });
    expect(kept[0]?.headers).not.toHaveProperty('own');
  });

  it('is not given up for an outage', async () => {
    const { letters } = kafkaThatTakes(0);
    await expect(letters.keep(record, 'it has no ce_type')).rejects.toThrow(RecordRejected);
  });
});
