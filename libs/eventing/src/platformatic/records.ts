import { IS_CONTROL, type KafkaRecord, type RecordsBatch } from '@platformatic/kafka';
import type { IncomingRecord } from '../driver/driver.js';

interface Fetched {
  readonly records: readonly IncomingRecord[];
  /** The offset to go on with: compaction and markers of the broker leave gaps behind the last record. */
  readonly next: bigint;
}

/** The records at and after `from` in what a broker answered; it answers whole batches, so it may begin before. */
export function recordsIn(
  topic: string,
  partition: number,
  batches: readonly RecordsBatch[],
  from: bigint,
): Fetched {
  const records: IncomingRecord[] = [];
  let next = from;
  for (const batch of batches) {
    const { firstOffset, firstTimestamp, lastOffsetDelta, attributes } = batch;
    const end = firstOffset + BigInt(lastOffsetDelta) + 1n;
    if (end > next) next = end;
    if ((attributes & IS_CONTROL) !== 0) continue;
    for (const record of batch.records) {
      const offset = firstOffset + BigInt(record.offsetDelta);
      if (offset < from) continue;
      records.push({
        topic,
        partition,
        offset: offset.toString(),
        key: record.key,
        headers: headersOf(record),
        value: record.value,
        timestamp: Number(firstTimestamp + record.timestampDelta),
      });
    }
  }
  return { records, next };
}

/** Of a header that is repeated the first value counts; Kafka allows headers without a value. */
function headersOf({ headers }: KafkaRecord): Record<string, Buffer> {
  const buffers: Record<string, Buffer> = {};
  for (const [bytes, value] of headers) {
    if (!bytes || !value) continue;
    const name = bytes.toString();
    if (isNew(buffers, name)) buffers[name] = value;
  }
  return buffers;
}

/** A header may have the name of what every object inherits, such as `constructor`; none may be the prototype. */
function isNew(buffers: Readonly<Record<string, Buffer>>, name: string): boolean {
  return buffers[name] === undefined || (!Object.hasOwn(buffers, name) && name !== '__proto__');
}
