import { beforeEach, describe, expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { openHall, takeSeat } from '../test/seats.js';
import { as, historyOf, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();
const maxGroup = 8;

const halls = (count: number) => Array.from({ length: count }, newId);

describe('groups that are full', () => {
  let world: MongoWorld;
  let retries: string[];
  let underway: number;
  let mostUnderway: number;

  beforeEach(async () => {
    [retries, underway, mostUnderway] = [[], 0, 0];
    world = await mongoWorld(await infra.connect(newId().slice(-8)), {
      maxGroup,
      observer: { retried: (reason) => retries.push(reason) },
      faultPoint: (point) => {
        if (point === 'read') underway += 1;
        if (point === 'committed') underway -= 1;
        mostUnderway = Math.max(mostUnderway, underway);
        return Promise.resolve();
      },
    });
  });

  it('are stored two at a time, never two about the same aggregate', async () => {
    const [wanted, others] = [halls(maxGroup), halls(maxGroup)];
    const each = <T>(some: string[], change: (hall: string) => Promise<T>) =>
      as(magelang, () => Promise.all(some.map(change)));
    await each([...wanted, ...others], (id) => world.halls.create(id, () => openHall(id, 9)));
    const takers = ['a', 'b', 'c', 'd', 'e'];
    const take = (by: string) => (hall: string) =>
      world.halls.change(hall, (state) => takeSeat(state, by));
    await Promise.all([
      ...takers.map((by) => each(wanted, take(by))),
      ...takers.map((by) => each(others, take(by))),
    ]);
    expect(mostUnderway).toBe(2);
    expect(retries).toEqual([]);
    for (const hall of [...wanted, ...others]) {
      const { taken } = await as(magelang, () => world.halls.get(hall));
      expect(taken.toSorted()).toEqual(takers);
      expect(await world.hallCounters(hall)).toEqual({ version: 6, sequence: 6 });
      expect(await historyOf(world, hall)).toHaveLength(6);
    }
  });
});
