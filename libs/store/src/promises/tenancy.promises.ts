import { beforeEach, describe, expect, it } from '@jest/globals';
import { openHall, takeSeat } from '../../test/seats.js';
import { as, endings, historyOf, magelang, malang, type World } from '../../test/world.js';
import { acrossAreas, newCause, newId, runWithCause } from '../index.js';

/** A caller sees and changes the cities of its area, and nothing without one. */
export function tenancy(open: () => Promise<World>): void {
  let world: World;
  let hall: string;
  beforeEach(async () => {
    world = await open();
    hall = newId();
    await as(magelang, () => world.halls.create(hall, () => openHall(hall, 3)));
  });
  const take = (area: string) =>
    as(area, () => world.halls.change(hall, (state) => takeSeat(state, area)));

  describe('tenancy', () => {
    it("answers for another city's aggregate as if there were none", async () => {
      expect(await as(malang, () => world.halls.find(hall))).toBeUndefined();
      const get = as(malang, () => world.halls.get(hall));
      const group = as(malang, () => world.group.change([world.halls.at(hall)], () => [undefined]));
      expect(await endings([get, take(malang), group])).toEqual([
        'AggregateNotFound',
        'AggregateNotFound',
        'AggregateNotFound',
      ]);
      expect(await historyOf(world, hall)).toHaveLength(1);
    });

    it('lets a province act for its own cities only', async () => {
      expect(await endings([take('33'), take('35')])).toEqual(['ok', 'AggregateNotFound']);
      expect(await as('33', () => world.halls.find(hall))).toMatchObject({ taken: ['33'] });
      expect(await as('35', () => world.halls.find(hall))).toBeUndefined();
    });

    it('refuses to store what lies outside the area', async () => {
      const other = newId();
      const create = as(magelang, () =>
        world.halls.create(other, () => openHall(other, 1, malang)),
      );
      const over = as(malang, () =>
        world.halls.changeOrCreate(hall, () => openHall(hall, 1, malang)),
      );
      const move = as(magelang, () =>
        world.halls.change(hall, (state) => ({
          ...takeSeat(state, 'a'),
          state: { ...state, cityCode: malang },
        })),
      );
      expect(await endings([create, over, move])).toEqual([
        'OutsideArea',
        'OutsideArea',
        'OutsideArea',
      ]);
      expect(await historyOf(world, hall)).toHaveLength(1);
    });

    it('refuses everything without a cause', async () => {
      const calls = [
        world.halls.find(hall),
        world.halls.change(hall, (state) => takeSeat(state, 'a')),
        world.group.change([world.halls.at(hall)], () => [undefined]),
      ];
      expect(await endings(calls)).toEqual(['NoCause', 'NoCause', 'NoCause']);
    });

    it('refuses a cause whose area is none', () => {
      const cause = newCause({ kind: 'request', area: '', actor: 'x' });
      expect(() => runWithCause(cause, () => 1)).toThrow('no valid area');
    });

    it('reads across areas only where the code says so, and never writes', async () => {
      const [found, change] = await acrossAreas('the test looks at all cities', async () => [
        await world.halls.find(hall),
        await endings([world.halls.change(hall, (state) => takeSeat(state, 'a'))]),
      ]);
      expect(found).toMatchObject({ id: hall });
      expect(change).toEqual(['NoCause']);
      const foreign = as(malang, () =>
        acrossAreas('the same on behalf of a city', () =>
          world.halls.change(hall, (state) => takeSeat(state, 'a')),
        ),
      );
      expect(await endings([foreign])).toEqual(['AggregateNotFound']);
    });
  });
}
