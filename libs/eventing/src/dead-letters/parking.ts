import { BackOff } from '../driver/back-off.js';
import type { IncomingRecord } from '../driver/driver.js';
import { keyId, type NewLetter } from './dead-letter.js';
import type { LetterBox, ParkResult } from './letter-box.js';

/**
 * The parked keys of one group as this member knows them. Only the member that reads a partition parks its keys, so
 * what is loaded after partitions were assigned stays complete; keys that operators released are noticed on contact.
 */
export class Parking {
  private parked = new Set<string>();
  /** Counts assignments; what was loaded for an earlier one does not count. */
  private assignment = 0;
  private loadedFor = -1;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly box: LetterBox,
    private readonly group: string,
  ) {}

  /** Number of keys that wait, as far as known here. */
  get size(): number {
    return this.parked.size;
  }

  /** Partitions came: another member may have parked keys of them. */
  expire(): void {
    this.assignment += 1;
  }

  /** Resolves when the keys are loaded; to false when `isActive` became false before that. Tells each failed attempt. */
  async ready(isActive: () => boolean, onAttempt: () => void): Promise<boolean> {
    const backOff = new BackOff({ firstMs: 100, mostMs: 2_000 });
    while (this.loadedFor !== this.assignment) {
      if (!isActive()) return false;
      try {
        this.loading ??= this.load().finally(() => (this.loading = undefined));
        await this.loading;
      } catch {
        onAttempt();
        await backOff.pause();
      }
    }
    return true;
  }

  has({ topic, key }: Pick<IncomingRecord, 'topic' | 'key'>): boolean {
    if (this.parked.size === 0) return false;
    return this.parked.has(keyId({ group: this.group, topic, key: key?.toString() ?? '' }));
  }

  async park(letter: NewLetter): Promise<ParkResult> {
    const result = await this.box.park(letter);
    if (result === 'parked') this.parked.add(keyId(letter));
    return result;
  }

  async parkBehind(letter: NewLetter): Promise<ParkResult> {
    const result = await this.box.parkBehind(letter);
    if (result === 'released') this.parked.delete(keyId(letter));
    return result;
  }

  /** Letters and keys of the group that wait. */
  async count(): Promise<{ letters: number; keys: number }> {
    const { group } = this;
    const keys = await this.box.keys.countDocuments({ group });
    if (keys === 0) return { letters: 0, keys };
    return { letters: await this.box.letters.countDocuments({ group, state: 'parked' }), keys };
  }

  private async load(): Promise<void> {
    const { assignment } = this;
    const keys = this.box.keys.find({ group: this.group }, { readConcern: { level: 'majority' } });
    this.parked = new Set((await keys.toArray()).map(({ _id }) => _id));
    this.loadedFor = assignment;
  }
}
