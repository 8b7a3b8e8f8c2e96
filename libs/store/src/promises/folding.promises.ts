import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '@korsa/domain';
import { issueTicket, openHall, takeSeat } from '../../test/seats.js';
import { as, endings, historyOf, magelang, type World } from '../../test/world.js';
import { newId } from '../index.js';

/** Calls that come together are decided one after the other, each on what the earlier ones left. */
export function folding(open: () => Promise<World>): void {
  let world: World;
  let hall: string;
  beforeEach(async () => {
    world = await open();
    hall = newId();
  });
  const create = (id: string, seats: number) =>
    as(magelang, () => world.halls.create(id, () => openHall(id, seats)));
  const take = (by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));

  describe('many calls at once', () => {
    it('sell every seat of one hall once', async () => {
      await create(hall, 10);
      const names = Array.from({ length: 30 }, (_, index) => `guest-${index}`);
      const results = await endings(names.map(take));
      expect(results.filter((result) => result === 'ok')).toHaveLength(10);
      expect(results.filter((result) => result === 'HallFull')).toHaveLength(20);
      const { taken } = await as(magelang, () => world.halls.get(hall));
      expect(new Set(taken).size).toBe(10);
      expect(await world.hallCounters(hall)).toEqual({ version: 11, sequence: 11 });
      const sequences = (await historyOf(world, hall)).map((line) => Number(line.split(' ')[0]));
      expect(sequences).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    });

    it('are decided in the order in which they came', async () => {
      const results = await endings([
        create(hall, 2),
        take('a'),
        create(hall, 9),
        take('b'),
        take('c'),
      ]);
      expect(results).toEqual(['ok', 'ok', 'AggregateExists', 'ok', 'HallFull']);
      expect((await as(magelang, () => world.halls.get(hall))).taken).toEqual(['a', 'b']);
    });

    it('answer each caller with the state after its own decision', async () => {
      await create(hall, 5);
      const states = await Promise.all(['a', 'b', 'c'].map(take));
      expect(states.map(({ taken }) => taken.length)).toEqual([1, 2, 3]);
    });
  });

  describe('an existing id', () => {
    it('is not created again', async () => {
      await create(hall, 1);
      expect(await endings([create(hall, 5)])).toEqual(['AggregateExists']);
      expect(await historyOf(world, hall)).toEqual(['1 hall-opened']);
    });

    it('is needed for a change', async () => {
      expect(await endings([take('a'), as(magelang, () => world.halls.get(hall))])).toEqual([
        'AggregateNotFound',
        'AggregateNotFound',
      ]);
    });
  });

  describe('a decision over several aggregates', () => {
    const seatAndTicket = (ticket: string, by: string) =>
      as(magelang, () =>
        world.group.change([world.halls.at(hall), world.tickets.maybe(ticket)], (state) => [
          takeSeat(state, by),
          issueTicket(ticket, hall, by),
        ]),
      );

    it('stores all of them and answers in order', async () => {
      await create(hall, 1);
      const ticket = newId();
      const [hallAfter, ticketAfter] = await seatAndTicket(ticket, 'a');
      expect(hallAfter.taken).toEqual(['a']);
      expect(ticketAfter).toMatchObject({ id: ticket, holder: 'a' });
      expect(await historyOf(world, ticket)).toEqual(['1 ticket-issued']);
    });

    it('stores none of them when it throws', async () => {
      await create(hall, 1);
      const [first, second] = [newId(), newId()];
      const results = await endings([seatAndTicket(first, 'a'), seatAndTicket(second, 'b')]);
      expect(results).toEqual(['ok', 'HallFull']);
      expect(await as(magelang, () => world.tickets.find(second))).toBeUndefined();
    });

    it('stores none of them when one result is unsound', async () => {
      await create(hall, 1);
      const call = as(magelang, () =>
        world.group.change([world.halls.at(hall), world.tickets.maybe(newId())], (state) => [
          takeSeat(state, 'a'),
          issueTicket('another-id', hall, 'a'),
        ]),
      );
      expect(await endings([call])).toEqual(['UnsoundDecision']);
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
    });

    it('leaves alone what it decides nothing about', async () => {
      await create(hall, 1);
      const ticket = newId();
      const [kept, absent] = await as(magelang, () =>
        world.group.change([world.halls.at(hall), world.tickets.maybe(ticket)], () => [
          undefined,
          undefined,
        ]),
      );
      expect(kept.seats).toBe(1);
      expect(absent).toBeUndefined();
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
    });

    it('tells aggregates with the same id apart', async () => {
      await create(hall, 1);
      await seatAndTicket(hall, 'a');
      expect(await historyOf(world, hall)).toEqual([
        '1 hall-opened',
        '2 seat-taken',
        '1 ticket-issued',
      ]);
    });

    it('needs every aggregate once, and those of this store', async () => {
      const twins = as(magelang, () =>
        world.group.change([world.halls.at(hall), world.halls.maybe(hall)], (state) => [
          decide(state, []),
          undefined,
        ]),
      );
      const foreign = as(magelang, () =>
        world.group.change([{ id: hall, required: true }], () => [undefined]),
      );
      expect(await endings([twins, foreign])).toEqual(['TypeError', 'TypeError']);
    });
  });
}
