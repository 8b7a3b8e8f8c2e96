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

/** Many aggregates in one call: each is decided for itself, and a repeat has no second effect. */
export function changingEach(open: () => Promise<World>): void {
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
  const summary = (id: string, hall: Hall | undefined) => ({
    id,
    cityCode: magelang,
    seats: hall?.taken ?? [],
  });
  const each = (decide: ReturnType<typeof admit>, ids = halls) =>
    world.halls.changeEach(ids, decide, summary);
  const counters = () => Promise.all(halls.map((id) => world.hallCounters(id)));
  const times = (version: number) => halls.map(() => ({ version, sequence: version }));

  describe('many aggregates that are changed each', () => {
    it('are created and changed, and answered in the order of their ids', async () => {
      const opened = await as(magelang, () => each(admit('a')));
      expect(opened).toEqual(halls.map((id) => summary(id, undefined)));
      const reversed = [...halls].reverse();
      const changed = await as(magelang, () => each(admit('a'), reversed));
      expect(changed).toEqual(reversed.map((id) => ({ id, cityCode: magelang, seats: ['a'] })));
      expect(await counters()).toEqual(times(2));
    });

    it('leave alone those that nothing is decided about', async () => {
      await as(magelang, () => each(admit('a')));
      const [first = ''] = halls;
      await as(magelang, () =>
        each((id, hall) => (id === first ? admit('a')(id, hall) : undefined)),
      );
      expect(await counters()).toEqual([{ version: 2, sequence: 2 }, ...times(1).slice(1)]);
    });

    it('are all stored but for the portion whose decision throws', async () => {
      await as(magelang, () => each(admit('a')));
      const failing = as(magelang, () =>
        each((id, hall) => {
          if (id === halls[149]) throw new HallFull('full');
          return admit('a')(id, hall);
        }),
      );
      expect(await endings([failing])).toEqual(['HallFull']);
      const versions = (await counters()).map((counter) => counter?.version);
      expect(versions.at(-1)).toBe(1);
      expect(versions.filter((version) => version === 2).length).toBeGreaterThanOrEqual(150 - 64);
    });

    it('need every id once', async () => {
      const twice = as(magelang, () => each(admit('a'), [newId(), ...halls, halls[0] ?? '']));
      expect(await endings([twice])).toEqual(['TypeError']);
    });

    it('may be none', async () => {
      expect(await as(magelang, () => each(admit('a'), []))).toEqual([]);
    });

    it('stay within the area of the caller', async () => {
      await as(magelang, () => each(admit('a')));
      const foreign = as(malang, () => each(admit('b')));
      expect(await endings([foreign])).toEqual(['OutsideArea']);
      expect(await counters()).toEqual(times(1));
    });
  });

  describe('a repeated change of each', () => {
    it('of a command gets the first summaries, whatever happened since, and knows that it is one', async () => {
      await as(magelang, () => each(admit('a')));
      const key = newId();
      const send = () =>
        asCommand(key, async () => ({
          taken: (await each(admit('a'))).map(({ seats }) => seats.join()),
          replay: isReplay(),
        }));
      const first = await send();
      await as(magelang, () => each(admit('b')));
      expect(first).toEqual({ taken: halls.map(() => 'a'), replay: false });
      expect(await send()).toEqual({ ...first, replay: true });
      expect(await counters()).toEqual(times(3));
    });

    it('has no late effect where its first run decided nothing', async () => {
      const key = newId();
      await asCommand(key, () => each(() => undefined));
      const late = await asCommand(key, () => each(admit('a')));
      expect(late.map(({ seats }) => seats)).toEqual(halls.map(() => []));
      expect(await counters()).toEqual(halls.map(() => undefined));
    });

    it('finishes the portions that its first run did not store', async () => {
      const key = newId();
      const send = (broken: boolean) =>
        asCommand(key, () =>
          each((id, hall) => {
            if (broken && id === halls[149]) throw new HallFull('full');
            return admit('a')(id, hall);
          }),
        );
      expect(await endings([send(true)])).toEqual(['HallFull']);
      await send(false);
      expect(await counters()).toEqual(times(1));
    });

    it('of a command is refused with another body', async () => {
      const key = newId();
      await asCommand(key, () => each(admit('a')));
      const other = asCommand(key, () => each(admit('b')), { fingerprint: 'another body' });
      expect(await endings([other])).toEqual(['IdempotencyKeyReused']);
      expect(await counters()).toEqual(times(1));
    });

    it('of a command has one effect when it comes twice at once', async () => {
      await as(magelang, () => each(admit('a')));
      const key = newId();
      await Promise.all([1, 2, 3].map(() => asCommand(key, () => each(admit('a')))));
      expect(await counters()).toEqual(times(2));
    });

    it('of an event has one effect', async () => {
      const event = newId();
      const blindly = () =>
        asDelivery(event, () => each((id, hall) => (hall ? takeSeat(hall, 'a') : openHall(id, 9))));
      await blindly();
      await blindly();
      expect(await counters()).toEqual(times(1));
    });
  });
}
