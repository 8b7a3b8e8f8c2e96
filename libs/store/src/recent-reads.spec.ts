import { beforeEach, describe, expect, it } from '@jest/globals';
import { RecentReads, type Changed } from './recent-reads.js';
import type { Stored } from './working-set.js';

const minutes = 60_000;

/** A database that two processes write, and a clock that stands until it is moved. */
class Scene {
  now = 0;
  asked: string[] = [];
  looks: number[] = [];
  /** What looks take, the next ones first. */
  readonly delays: Promise<void>[] = [];
  answer: ((id: string) => Promise<Stored | undefined>) | undefined;
  private readonly ords = new Map<string, number>();
  readonly reads = new RecentReads(
    {
      read: (collection, id) => {
        this.asked.push(`${collection}:${id}`);
        return this.answer ? this.answer(id) : Promise.resolve(this.stored(id));
      },
      changedSince: (_collection, ord) => {
        this.looks.push(ord);
        const changed = [...this.ords].filter(([, last]) => last > ord);
        const found = changed.map(([_id, last]): Changed => ({ _id, ord: last }));
        return Promise.resolve(this.delays.shift()).then(() => found);
      },
    },
    { now: () => this.now, wall: () => this.now },
  );

  /** Another process stores it, its clock being so late. */
  changes(id: string, lateMs = 0): void {
    this.ords.set(id, this.now - lateMs);
  }

  stored(id: string): Stored {
    return { state: { id, cityCode: '33.71' }, version: 1, sequence: 1, ord: this.ords.get(id)! };
  }

  /** What is read from the database when these are asked for. */
  async reading(...ids: string[]): Promise<string[]> {
    this.asked = [];
    await Promise.all(ids.map((id) => this.reads.find('gates', id)));
    return this.asked.map((address) => address.slice('gates:'.length));
  }
}

describe('recent reads', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene();
    for (const id of ['a', 'b']) scene.changes(id);
    scene.now = 5 * minutes;
  });

  it('read an aggregate once, and look once a second whether it has changed', async () => {
    expect(await scene.reading('a', 'a', 'b')).toEqual(['a', 'b']);
    scene.now += 999;
    expect(await scene.reading('a', 'b')).toEqual([]);
    expect(scene.looks).toEqual([]);
    scene.now += 1;
    expect(await scene.reading('a', 'b', 'a')).toEqual([]);
    expect(scene.looks).toHaveLength(1);
    scene.now += 999;
    expect(await scene.reading('a', 'b')).toEqual([]);
    expect(scene.looks).toHaveLength(1);
  });

  it('read again what another process has changed, and nothing else', async () => {
    await scene.reading('a', 'b');
    scene.now += 400;
    scene.changes('a');
    scene.now += 600;
    expect(await scene.reading('a', 'b')).toEqual(['a']);
    scene.now += 1_000;
    expect(await scene.reading('a', 'b')).toEqual([]);
  });

  it('hear of a change whose commit was slow or whose clock was late', async () => {
    await scene.reading('a');
    scene.now += 1_000;
    await scene.reading('a');
    scene.changes('a', 0.9 * minutes);
    scene.now += 1_000;
    expect(await scene.reading('a')).toEqual(['a']);
  });

  it('look back over everything that happened while nobody asked', async () => {
    await scene.reading('a', 'b');
    scene.now += 4 * minutes;
    scene.changes('a');
    scene.now += 4 * minutes;
    expect(await scene.reading('a', 'b')).toEqual(['a']);
  });

  it('keep nothing for longer than ten minutes', async () => {
    await scene.reading('a');
    scene.now += 10 * minutes;
    expect(await scene.reading('a')).toEqual(['a']);
  });

  it('look back over what they keep only, after a quiet night', async () => {
    await scene.reading('a');
    scene.now += 600 * minutes;
    await scene.reading('a');
    expect(scene.looks).toEqual([scene.now - 11 * minutes]);
  });

  it('wait for no look that began more than a second before', async () => {
    await scene.reading('a');
    const { promise, resolve } = Promise.withResolvers<void>();
    scene.delays.push(promise);
    scene.now += 1_000;
    const early = [scene.reads.find('gates', 'a'), scene.reads.find('gates', 'a')];
    scene.changes('a');
    scene.now += 1_000;
    expect(await scene.reading('a')).toEqual(['a']);
    expect(scene.looks).toHaveLength(2);
    resolve();
    await Promise.all(early);
    expect(await scene.reading('a')).toEqual([]);
    expect(scene.looks).toHaveLength(2);
  });

  it('keep the same id of two collections apart', async () => {
    await scene.reads.find('gates', 'a');
    await scene.reads.find('policies', 'a');
    expect(scene.asked).toEqual(['gates:a', 'policies:a']);
  });

  it('ask again for what this process has changed, also when an earlier answer is still on its way', async () => {
    const slow = Promise.withResolvers<Stored>();
    const answers = [slow.promise, Promise.resolve({ ...scene.stored('b') })];
    scene.answer = () => answers.shift()!;
    const before = scene.reads.find('gates', 'a');
    scene.reads.forget(['gates:a']);
    slow.resolve(scene.stored('a'));
    expect(await before).toMatchObject({ id: 'a' });
    expect(await scene.reads.find('gates', 'a')).toMatchObject({ id: 'b' });
  });

  it('never keep that there is none, nor a failure', async () => {
    const answers = [
      () => Promise.resolve(undefined),
      () => Promise.reject(new Error('away')),
      () => Promise.resolve(scene.stored('a')),
    ];
    scene.answer = () => answers.shift()!();
    expect(await scene.reads.find('gates', 'a')).toBeUndefined();
    await expect(scene.reads.find('gates', 'a')).rejects.toThrow('away');
    expect(await scene.reads.find('gates', 'a')).toMatchObject({ id: 'a' });
  });

  it('are bounded: the oldest answer makes room', async () => {
    const many = Array.from({ length: 5_001 }, (_, at) => String(at));
    await scene.reading(...many);
    expect(await scene.reading('5000')).toEqual([]);
    expect(await scene.reading('0')).toEqual(['0']);
  });
});
