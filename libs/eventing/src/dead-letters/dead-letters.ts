import type { Connection, mongo } from 'mongoose';
import {
  keyId,
  letterOf,
  type DeadLetter,
  type DecidedBy,
  type LetterDocument,
  type LetterKey,
  type LetterState,
} from './dead-letter.js';
import { KeyNotParked, LetterNotFound, RetryUnderway } from './errors.js';
import { LetterBox } from './letter-box.js';
import type { ParkedKey, ParkedKeyDocument } from './parked-key.js';
import { afterPosition, oldestFirst } from './position.js';
import { visibleFrom } from './visibility.js';

export interface LetterFilter extends Partial<LetterKey> {
  /** Default `parked`. */
  readonly state?: LetterState;
  /** A province or city: its letters, and those that do not say whose they are. Default all. */
  readonly area?: string;
  /** Behind this position (`positionOf` of the last letter of the page before). */
  readonly after?: string;
  /** Default 100. */
  readonly limit?: number;
}

/**
 * What operators may do with events that wait: look, have a key tried again in order, skip with a reason. Nothing is
 * edited. Needs the service's database only, so every process of the service can do it.
 */
export class DeadLetters {
  private readonly box: LetterBox;

  constructor(connection: Connection) {
    this.box = new LetterBox(connection);
  }

  /** The oldest letters first. Throws InvalidPosition. */
  async list(filter: LetterFilter = {}): Promise<DeadLetter[]> {
    const { state = 'parked', limit = 100, area, after, ...place } = filter;
    const wanted: mongo.Filter<LetterDocument>[] = [{ state, ...place }];
    if (area !== undefined) wanted.push(visibleFrom(area));
    if (after !== undefined) wanted.push(afterPosition(after));
    const found = this.box.letters.find(
      { $and: wanted },
      { sort: oldestFirst, limit, promoteBuffers: true },
    );
    return (await found.toArray()).map(letterOf);
  }

  /** Throws LetterNotFound, also for a letter that the area does not see. */
  async show(id: string, area?: string): Promise<DeadLetter> {
    const found = await this.box.letters.findOne(
      { _id: id, ...(area === undefined ? {} : visibleFrom(area)) },
      { promoteBuffers: true },
    );
    if (!found) throw new LetterNotFound(id);
    return letterOf(found);
  }

  /** The keys that wait, oldest first, at most `limit`; `place` narrows. */
  async keys(place: Partial<LetterKey> = {}, area?: string, limit = 500): Promise<ParkedKey[]> {
    const found = this.box.keys.find(
      { ...place, ...(area === undefined ? {} : visibleFrom(area)) },
      { sort: { since: 1, _id: 1 }, limit },
    );
    return (await found.toArray()).map(parkedKeyOf);
  }

  /** How many events of a key wait. */
  waiting({ group, topic, key }: LetterKey): Promise<number> {
    return this.box.letters.countDocuments({ group, state: 'parked', topic, key });
  }

  /** Has a worker handle the letters of a key again, in order. Throws KeyNotParked, RetryUnderway. */
  async askRetry(key: LetterKey, by: DecidedBy, area?: string): Promise<ParkedKey> {
    const visible = { _id: keyId(key), ...(area === undefined ? {} : visibleFrom(area)) };
    const asked = await this.box.keys.findOneAndUpdate(
      { ...visible, retry: { $exists: false } },
      { $set: { retry: { actor: by.actor, reason: by.reason, at: new Date() } } },
      { returnDocument: 'after', writeConcern: { w: 'majority' } },
    );
    if (asked) return parkedKeyOf(asked);
    if (await this.box.keys.findOne(visible)) throw new RetryUnderway(key);
    throw new KeyNotParked(key);
  }

  /**
   * Leaves an event out for good. The letters behind it wait until the key is retried; where none waits the key goes
   * on by itself. Throws LetterNotFound, RetryUnderway: the letter may just be handled then.
   */
  async skip(id: string, by: DecidedBy, area?: string): Promise<void> {
    const letter = await this.show(id, area);
    const { actor, reason } = by;
    const decision = { action: 'skipped', actor, reason, at: new Date() } as const;
    const outcome = await this.box.skip(letter, decision);
    if (outcome === 'taken') throw new RetryUnderway(letter);
    if (outcome === 'gone') throw new LetterNotFound(id);
  }
}

function parkedKeyOf({ _id, version: _version, ...key }: ParkedKeyDocument): ParkedKey {
  return key;
}
