import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Decision } from '@korsa/domain';
import { HallFull, openHall, takeSeat, type Hall, type HallEvent } from '../../test/seats.js';
import {
  as,
  asCommand,
  asDelivery,
  endings,
  magelang,
  malang,
  type World,
} from '../../test/world.js';
import { isReplay, newId } from '../index.js';

/** Facts for many aggregates at once: each is decided for itself, and a repeat finds what it took in before. */
export function merging(open: () => Promise<World>): void {
  let world: World;
  let halls: string[];
  beforeEach(async () => {
    world = await open();
    halls = Array.from({ length: 150 }, () => newId());
  });

  const admit =
    (by: string) =>
    (id: string, hall: Hall | undefined): Decision<Hall, HallEvent> | undefined => {
      if (!hall) return openHall(id, 2);
      return hall.taken.includes(by) ? undefined : takeSeat(hall, by);
    };
  const counters = () => Promise.all(halls.map((id) => world.hallCounters(id)));
  const times = (version: number) => halls.map(() => ({ version, sequence: version }));

  describe('many aggregates that merge', () => {
    it('are created and changed, and answered in the order of their ids', async () => {
      const opened = await as(magelang, () => world.halls.merge(halls, admit('a')));
      expect(opened.map((hall) => hall?.id)).toEqual(halls);
      const reversed = [...halls].reverse();
      const changed = await as(magelang, () => world.halls.merge(reversed, admit('a')));
      expect(changed.map((hall) => hall?.id)).toEqual(reversed);
      expect(changed.every((hall) => hall?.taken.join() === 'a')).toBe(true);
      expect(await counters()).toEqual(times(2));
    });

    it('leave alone those that nothing is decided about', async () => {
      await as(magelang, () => world.halls.merge(halls, admit('a')));
      const [first = ''] = halls;
      await as(magelang, () =>
        world.halls.merge(halls, (id, hall) => (id === first ? admit('a')(id, hall) : undefined)),
      );
      expect(await counters()).toEqual([{ version: 2, sequence: 2 }, ...times(1).slice(1)]);
    });

    it('are all stored but for the portion whose decision throws', async () => {
      await as(magelang, () => world.halls.merge(halls, admit('a')));
      const failing = as(magelang, () =>
        world.halls.merge(halls, (id, hall) => {
          if (id === halls[149]) throw new HallFull('full');
          return admit('a')(id, hall);
        }),
      );
      expect(await endings([failing])).toEqual(['HallFull']);
      const versions = (await counters()).map((counter) => counter?.version);
      expect(versions.slice(0, 128)).toEqual(
        times(2)
          .slice(0, 128)
          .map(({ version }) => version),
      );
      expect(versions.at(-1)).toBe(1);
    });

    it('need every id once', async () => {
      const twice = as(magelang, () =>
        world.halls.merge([newId(), ...halls, halls[0] ?? ''], admit('a')),
      );
      expect(await endings([twice])).toEqual(['TypeError']);
    });

    it('may be none', async () => {
      expect(await as(magelang, () => world.halls.merge([], admit('a')))).toEqual([]);
    });

    it('stay within the area of the caller', async () => {
      await as(magelang, () => world.halls.merge(halls, admit('a')));
      const foreign = as(malang, () => world.halls.merge(halls, admit('b')));
      expect(await endings([foreign])).toEqual(['OutsideArea']);
      expect(await counters()).toEqual(times(1));
    });
  });

  describe('a repeated merge', () => {
    it('of a command is decided again, on what is there now, and knows that it is a repeat', async () => {
      await as(magelang, () => world.halls.merge(halls, admit('a')));
      const key = newId();
      const send = () =>
        asCommand(key, async () => {
          const states = await world.halls.merge(halls, admit('a'));
          return { taken: states.map((hall) => hall?.taken.join('+')), replay: isReplay() };
        });
      const first = await send();
      await as(magelang, () => world.halls.merge(halls, admit('b')));
      expect(first).toEqual({ taken: halls.map(() => 'a'), replay: false });
      expect(await send()).toEqual({ taken: halls.map(() => 'a+b'), replay: true });
      expect(await counters()).toEqual(times(3));
    });

    it('finishes what its first run left out', async () => {
      const key = newId();
      const known = new Set(halls.slice(0, 100));
      const send = () =>
        asCommand(key, () =>
          world.halls.merge(halls, (id, hall) =>
            known.has(id) && !hall ? openHall(id, 2) : undefined,
          ),
        );
      await send();
      halls.forEach((id) => known.add(id));
      await send();
      expect(await counters()).toEqual(times(1));
    });

    it('of a command is refused with another body', async () => {
      const key = newId();
      await asCommand(key, () => world.halls.merge(halls, admit('a')));
      const other = asCommand(key, () => world.halls.merge(halls, admit('b')), 'another body');
      expect(await endings([other])).toEqual(['IdempotencyKeyReused']);
      expect(await counters()).toEqual(times(1));
    });

    it('of a command has one effect when it comes twice at once', async () => {
      await as(magelang, () => world.halls.merge(halls, admit('a')));
      const key = newId();
      await Promise.all(
        [1, 2, 3].map(() => asCommand(key, () => world.halls.merge(halls, admit('a')))),
      );
      expect(await counters()).toEqual(times(2));
    });

    it('of an event has one effect', async () => {
      const event = newId();
      const blindly = () =>
        asDelivery(event, () =>
          world.halls.merge(halls, (id, hall) => (hall ? takeSeat(hall, 'a') : openHall(id, 9))),
        );
      await blindly();
      await blindly();
      expect(await counters()).toEqual(times(1));
    });
  });
}
