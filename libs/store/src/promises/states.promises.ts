import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide, keep } from '@korsa/domain';
import { openHall, takeSeat } from '../../test/seats.js';
import { as, magelang, type World } from '../../test/world.js';
import { newId } from '../index.js';

/** What comes back of a state that was stored. */
export function states(open: () => Promise<World>): void {
  describe('a state', () => {
    let world: World;
    let hall: string;
    beforeEach(async () => {
      world = await open();
      hall = newId();
      await as(magelang, () => world.halls.create(hall, () => openHall(hall, 3)));
    });
    const get = () => as(magelang, () => world.halls.get(hall));

    it('is nobody’s to change', async () => {
      const state = await get();
      expect([Object.isFrozen(state), Object.isFrozen(state.taken)]).toEqual([true, true]);
    });

    it('has no field without a value: to set none where there is none changes nothing', async () => {
      const none = { closedAt: undefined } as object;
      await as(magelang, () => world.halls.change(hall, (state) => keep({ ...state, ...none })));
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
      const after = await as(magelang, () =>
        world.halls.change(hall, (state) =>
          decide({ ...state, ...none }, takeSeat(state, 'a').events),
        ),
      );
      expect([Object.keys(after), Object.keys(await get())].flat()).not.toContain('closedAt');
    });

    it('loses a field that is set to no value', async () => {
      const close = (closedAt: string | undefined) =>
        as(magelang, () =>
          world.halls.change(hall, (state) =>
            decide({ ...state, ...({ closedAt } as object) }, takeSeat(state, 'a').events),
          ),
        );
      expect((await close('2025-11-05')).closedAt).toBe('2025-11-05');
      expect(Object.keys(await close(undefined))).not.toContain('closedAt');
      expect(Object.keys(await get())).not.toContain('closedAt');
    });

    it('is read as recent only where its definition says that it is read often', async () => {
      await expect(as(magelang, () => world.tickets.findRecent(newId()))).rejects.toThrow(
        'does not say readOften',
      );
    });
  });
}
