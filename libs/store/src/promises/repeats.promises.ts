import { beforeEach, describe, expect, it } from '@jest/globals';
import { keep } from '@korsa/domain';
import { issueTicket, openHall, takeSeat } from '../../test/seats.js';
import {
  as,
  asCommand,
  asDelivery,
  endings,
  historyOf,
  magelang,
  type World,
} from '../../test/world.js';
import { inPart, isReplay, newId } from '../index.js';

const twice = (ending: string): string[] => [ending, ending];

/** A repeated command gets the first answer, a repeated event has no second effect. */
export function repeats(open: () => Promise<World>): void {
  let world: World;
  let hall: string;
  let key: string;
  beforeEach(async () => {
    world = await open();
    hall = newId();
    key = newId();
    await as(magelang, () => world.halls.create(hall, () => openHall(hall, 3)));
  });
  const take = (by: string) => world.halls.change(hall, (state) => takeSeat(state, by));
  const taken = async () => (await as(magelang, () => world.halls.get(hall))).taken;

  describe('a repeated command', () => {
    it('gets the first answer, whatever happened since', async () => {
      const first = await asCommand(key, () => take('a'));
      await as(magelang, () => take('b'));
      expect(await asCommand(key, () => take('a'))).toEqual(first);
      expect(await taken()).toEqual(['a', 'b']);
    });

    it('gets the summary of the first answer, which is all that is kept', async () => {
      const summary = () =>
        asCommand(key, () =>
          world.halls.changeOrCreate(
            hall,
            (state) => takeSeat(state!, 'a'),
            ({ id, cityCode, taken: seats }) => ({ id, cityCode, seats: seats.length }),
          ),
        );
      expect(await summary()).toEqual({ id: hall, cityCode: magelang, seats: 1 });
      await as(magelang, () => take('b'));
      expect(await summary()).toEqual({ id: hall, cityCode: magelang, seats: 1 });
    });

    it('stores nothing when its summary throws', async () => {
      const broken = asCommand(key, () =>
        world.halls.changeOrCreate(
          hall,
          (state) => takeSeat(state!, 'a'),
          () => {
            throw new Error('no summary');
          },
        ),
      );
      await expect(broken).rejects.toThrow('no summary');
      expect(await taken()).toEqual([]);
    });

    it.each([
      ['kept', true],
      ['not kept', false],
    ])('is answered although its decision would refuse it now: refusals %s', async (_, kept) => {
      const last = newId();
      await as(magelang, () => world.halls.create(last, () => openHall(last, 1)));
      const takeLast = () =>
        asCommand(key, () => world.halls.change(last, (state) => takeSeat(state, 'a')), {
          keepsRefusals: kept,
        });
      const first = await takeLast();
      expect(await takeLast()).toEqual(first);
      const other = asCommand(newId(), () =>
        world.halls.change(last, (state) => takeSeat(state, 'b')),
      );
      expect(await endings([takeLast(), other, takeLast()])).toEqual(['ok', 'HallFull', 'ok']);
    });

    it('has one effect when it comes twice at once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => asCommand(key, () => take('a'))));
      expect(answers.map((state) => state.taken)).toEqual([['a'], ['a'], ['a']]);
      expect(await historyOf(world, hall)).toEqual(['1 hall-opened', '2 seat-taken']);
    });

    it('knows that it is one', async () => {
      const replay = () => asCommand(key, async () => (await take('a'), isReplay()));
      expect([await replay(), await replay()]).toEqual([false, true]);
    });

    it('is refused with another body', async () => {
      await asCommand(key, () => take('a'));
      const other = asCommand(key, () => take('b'), { fingerprint: 'another body' });
      expect(await endings([other])).toEqual(['IdempotencyKeyReused']);
    });

    it('is refused as the first one was, also when the reason is gone', async () => {
      const late = newId();
      const takeLate = () =>
        asCommand(key, () => world.halls.change(late, (state) => takeSeat(state, 'a')));
      expect(await endings([takeLate(), takeLate()])).toEqual(twice('AggregateNotFound'));
      await as(magelang, () => world.halls.create(late, () => openHall(late, 1)));
      await expect(takeLate()).rejects.toMatchObject({
        name: 'AggregateNotFound',
        code: 'not-found',
        kind: 'not-found',
        problems: [],
      });
      expect(await historyOf(world, late)).toEqual(['1 hall-opened']);
    });

    it('is decided anew when refusals are not kept, or in a part of it', async () => {
      const lateIn = async (run: (change: () => Promise<unknown>) => Promise<unknown>) => {
        const late = newId();
        const takeLate = () => run(() => world.halls.change(late, (state) => takeSeat(state, 'a')));
        expect(await endings([takeLate()])).toEqual(['AggregateNotFound']);
        await as(magelang, () => world.halls.create(late, () => openHall(late, 1)));
        await takeLate();
        expect(await historyOf(world, late)).toEqual(['1 hall-opened', '2 seat-taken']);
      };
      await lateIn((change) => asCommand(key, change, { keepsRefusals: false }));
      await lateIn((change) => asCommand(newId(), () => inPart('row-0', change)));
    });

    it('is decided anew when the first one failed', async () => {
      const failing = asCommand(key, () =>
        world.halls.change(hall, () => {
          throw new Error('a bug');
        }),
      );
      await expect(failing).rejects.toThrow('a bug');
      await asCommand(key, () => take('a'));
      expect(await taken()).toEqual(['a']);
    });

    it('is answered when nothing changed the first time', async () => {
      await asCommand(key, () => world.halls.change(hall, (state) => keep(state)));
      await as(magelang, () => take('b'));
      const again = await asCommand(key, () =>
        world.halls.change(hall, (state) => takeSeat(state, 'late')),
      );
      expect(again.taken).toEqual([]);
      expect(await taken()).toEqual(['b']);
    });

    it('goes on where its first run was interrupted, with the ids of the first run', async () => {
      const run = (interrupted: boolean) =>
        asCommand(key, async () => {
          const ticket = newId();
          await world.tickets.create(ticket, () => issueTicket(ticket, hall, 'a'));
          if (interrupted) throw new Error('the process died');
          await take('a');
          return (await world.tickets.get(ticket)).id;
        });
      await expect(run(true)).rejects.toThrow('died');
      const second = await run(false);
      expect(await run(false)).toBe(second);
      expect(await taken()).toEqual(['a']);
      const issued = (await world.published()).filter(({ topic }) => topic.includes('ticket'));
      expect(issued.map((event) => event.key)).toContain(second);
      expect(issued.filter(({ value }) => value.includes(hall))).toHaveLength(1);
    });

    it('finishes a batch that was interrupted, whatever it skips the second time', async () => {
      const seen = new Set<string>();
      const upload = (rows: readonly string[], interruptedAfter = rows.length) =>
        asCommand(key, async () => {
          for (const row of rows.filter((name) => !seen.has(name)).slice(0, interruptedAfter))
            await inPart(`row-${row}`, () => take(row));
          return isReplay();
        });
      await upload(['a', 'b', 'c'], 2);
      seen.add('a');
      expect(await upload(['a', 'b', 'c'])).toBe(true);
      expect(await taken()).toEqual(['a', 'b', 'c']);
    });

    it('is refused when it goes another way than its first run', async () => {
      await asCommand(key, () => take('a'));
      const other = newId();
      await as(magelang, () => world.halls.create(other, () => openHall(other, 3)));
      const diverged = asCommand(key, () =>
        world.halls.change(other, (state) => takeSeat(state, 'a')),
      );
      expect(await endings([diverged])).toEqual(['RepeatDiverged']);
    });
  });

  describe('a repeated event', () => {
    it('has one effect and is answered with the state of now', async () => {
      await asDelivery(key, () => take('a'));
      await as(magelang, () => take('b'));
      const again = await asDelivery(key, () => take('a'));
      expect(again.taken).toEqual(['a', 'b']);
      expect(await historyOf(world, hall)).toHaveLength(3);
    });

    it('has one effect when it comes twice at once', async () => {
      await Promise.all([1, 2].map(() => asDelivery(key, () => take('a'))));
      expect(await taken()).toEqual(['a']);
    });

    it('is no failure although its decision would refuse it now', async () => {
      const last = newId();
      await as(magelang, () => world.halls.create(last, () => openHall(last, 1)));
      const takeLast = () =>
        asDelivery(key, () => world.halls.change(last, (state) => takeSeat(state, 'a')));
      await takeLast();
      expect((await takeLast()).taken).toEqual(['a']);
    });

    it('has an effect per consumer', async () => {
      await asDelivery(key, () => take('a'));
      await asDelivery(key, () => take('b'), 'korsa.others');
      expect(await taken()).toEqual(['a', 'b']);
    });

    it('reaches the second aggregate when the handler was interrupted after the first', async () => {
      const other = newId();
      await as(magelang, () => world.halls.create(other, () => openHall(other, 3)));
      const handle = (interrupted: boolean) =>
        asDelivery(key, async () => {
          await take('a');
          if (interrupted) throw new Error('the process died');
          await world.halls.change(other, (state) => takeSeat(state, 'a'));
        });
      await expect(handle(true)).rejects.toThrow('died');
      await handle(false);
      await handle(false);
      expect(await historyOf(world, hall)).toHaveLength(2);
      expect(await historyOf(world, other)).toHaveLength(2);
    });

    it('counts two calls of one handler on one aggregate as two', async () => {
      const handle = () => asDelivery(key, async () => (await take('a'), await take('b')));
      await handle();
      await handle();
      expect(await taken()).toEqual(['a', 'b']);
    });

    it('has no late effect when it had none at first', async () => {
      const note = newId();
      const learn = () => asDelivery(key, () => world.notes.changeOrCreate(note, () => undefined));
      expect(await learn()).toBeUndefined();
      const late = asDelivery(key, () =>
        world.notes.changeOrCreate(note, () => keep({ id: note, cityCode: magelang, lines: [] })),
      );
      expect(await late).toBeUndefined();
    });

    it('creates once', async () => {
      const ticket = newId();
      const create = () =>
        asDelivery(key, () => world.tickets.create(ticket, () => issueTicket(ticket, hall, 'a')));
      expect(await create()).toEqual(await create());
      expect(await historyOf(world, ticket)).toEqual(['1 ticket-issued']);
    });

    it('is done once for a decision over several aggregates', async () => {
      const ticket = newId();
      const both = () =>
        asDelivery(key, () =>
          world.group.change([world.halls.at(hall), world.tickets.maybe(ticket)], (state) => [
            takeSeat(state, 'a'),
            issueTicket(ticket, hall, 'a'),
          ]),
        );
      await both();
      const [state] = await both();
      expect(state.taken).toEqual(['a']);
      expect(await historyOf(world, ticket)).toHaveLength(1);
    });

    it('is handled again when its handler threw', async () => {
      const refused = asDelivery(key, () =>
        world.halls.change(hall, () => {
          throw new Error('a dependency is down');
        }),
      );
      await expect(refused).rejects.toThrow('down');
      await asDelivery(key, () => take('a'));
      expect(await taken()).toEqual(['a']);
    });
  });
}
