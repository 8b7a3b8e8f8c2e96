import { describe, expect, it } from '@jest/globals';
import { IS_CONTROL, type RecordsBatch } from '@platformatic/kafka';
import { recordsIn } from './records.js';

function batch(firstOffset: bigint, deltas: readonly number[], more: Partial<RecordsBatch> = {}) {
  const records = deltas.map((offsetDelta) => ({
    length: 0,
    attributes: 0,
    timestampDelta: 1n,
    offsetDelta,
    key: null,
    value: Buffer.from(String(offsetDelta)),
    headers: [] as [Buffer | null, Buffer | null][],
  }));
  return {
    firstOffset,
    lastOffsetDelta: 9,
    attributes: 0,
    firstTimestamp: 1_000n,
    records,
    ...more,
  } as RecordsBatch;
}

const offsets = (batches: readonly RecordsBatch[], from: bigint) => {
  const { records, next } = recordsIn('topic', 2, batches, from);
  return { offsets: records.map(({ offset }) => offset), next };
};

describe('recordsIn', () => {
  it('leaves out what comes before the offset that was asked for', () => {
    expect(offsets([batch(10n, [0, 1, 2])], 11n)).toEqual({ offsets: ['11', '12'], next: 20n });
  });

  it('goes on behind what compaction has removed, whole batches too', () => {
    expect(offsets([batch(0n, [3]), batch(10n, [])], 0n)).toEqual({ offsets: ['3'], next: 20n });
  });

  it('passes over the markers of the broker', () => {
    const marker = batch(0n, [0], { attributes: IS_CONTROL, lastOffsetDelta: 0 });
    expect(offsets([marker, batch(1n, [0])], 0n)).toEqual({ offsets: ['1'], next: 11n });
  });

  it('stays where it is when nothing came', () => {
    expect(offsets([], 7n)).toEqual({ offsets: [], next: 7n });
  });

  it('stamps records, and takes the first of a header that is repeated', () => {
    const one = batch(0n, [0]);
    one.records[0]?.headers.push([Buffer.from('h'), Buffer.from('1')]);
    one.records[0]?.headers.push([Buffer.from('h'), Buffer.from('2')]);
    expect(recordsIn('topic', 2, [one], 0n).records).toEqual([
      {
        topic: 'topic',
        partition: 2,
        offset: '0',
        key: null,
        headers: { h: Buffer.from('1') },
        value: Buffer.from('0'),
        timestamp: 1_001,
      },
    ]);
  });
});
