import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '@korsa/domain';
import { issueTicket } from '../../test/seats.js';
import { as, asCommand, endings, historyOf, magelang, type World } from '../../test/world.js';
import { newId } from '../index.js';

/** A value that a unique index holds is refused like any rule's no. */
export function uniqueness(open: () => Promise<World>): void {
  describe('a value that must be unique', () => {
    let world: World;
    let hall: string;
    let [first, second]: string[] = [];
    beforeEach(async () => {
      world = await open();
      [hall, first, second] = [newId(), newId(), newId()];
      await as(magelang, () => issue(first!, 'a'));
    });
    const issue = (id: string, holder: string) =>
      world.tickets.create(id, () => issueTicket(id, hall, holder));
    const rename = (id: string, holder: string) =>
      world.tickets.change(id, (ticket) =>
        decide({ ...ticket, holder }, issueTicket(id, hall, holder).events),
      );

    it('is refused to the next one, who leaves nothing behind', async () => {
      await expect(as(magelang, () => issue(second!, 'a'))).rejects.toMatchObject({
        name: 'UniquenessViolated',
        code: 'uniqueness-violated',
        aggregate: 'ticket',
        index: 'cityCode_1_hallId_1_holder_1',
      });
      expect(await as(magelang, () => world.tickets.find(second!))).toBeUndefined();
      expect(await historyOf(world, second!)).toEqual([]);
    });

    it('is free again when its owner has another one, and stays the owner’s until then', async () => {
      await as(magelang, () => rename(first!, 'a'));
      await as(magelang, () => issue(second!, 'b'));
      expect(await endings([as(magelang, () => rename(second!, 'a'))])).toEqual([
        'UniquenessViolated',
      ]);
      await as(magelang, () => rename(first!, 'c'));
      expect((await as(magelang, () => rename(second!, 'a'))).holder).toBe('a');
    });

    it.each([
      [true, ['UniquenessViolated', 'UniquenessViolated']],
      [false, ['UniquenessViolated', 'ok']],
    ])('is refused to a repeat too, when refusals are kept: %s', async (keepsRefusals, told) => {
      const key = newId();
      const command = () => endings([asCommand(key, () => issue(second!, 'a'), { keepsRefusals })]);
      const before = await command();
      await as(magelang, () => rename(first!, 'b'));
      expect([...before, ...(await command())]).toEqual(told);
    });
  });
}
