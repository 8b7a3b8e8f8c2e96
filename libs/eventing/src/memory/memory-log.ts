import type { IncomingRecord, PartitionRange } from '../driver/driver.js';

/** The records of one partition. */
export class MemoryLog {
  private low = 0;
  private records: IncomingRecord[] = [];

  constructor(private readonly partition: number) {}

  get high(): number {
    return this.low + this.records.length;
  }

  get range(): PartitionRange {
    return { partition: this.partition, low: BigInt(this.low), high: BigInt(this.high) };
  }

  append(record: Omit<IncomingRecord, 'partition' | 'offset'>): void {
    this.records.push({ ...record, partition: this.partition, offset: String(this.high) });
  }

  /** At most `count` records from `offset` on; from the first one there is when that offset is gone or never was. */
  read(offset: number, count: number): readonly IncomingRecord[] {
    const from = offset < this.low || offset > this.high ? this.low : offset;
    return this.records.slice(from - this.low, from - this.low + count);
  }

  /** Forgets the records before `offset`. */
  trim(offset: number): void {
    this.records = this.records.slice(offset - this.low);
    this.low = offset;
  }
}
