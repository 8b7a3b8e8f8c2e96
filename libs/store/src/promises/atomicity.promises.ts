import { beforeEach, describe, expect, it } from '@jest/globals';
import { decide, keep } from '@korsa/domain';
import { issueTicket, openHall, takeSeat, HallFull, type HallEvent } from '../../test/seats.js';
import { as, endings, historyOf, magelang, malang, type World } from '../../test/world.js';
import { newId, SilentChange, UnsoundDecision } from '../index.js';

/** State and events are stored together or not at all; what a decision gets wrong harms nobody else. */
export function atomicity(open: () => Promise<World>): void {
  let world: World;
  let hall: string;
  beforeEach(async () => {
    world = await open();
    hall = newId();
  });
  const openSeats = (seats: number) =>
    as(magelang, () => world.halls.create(hall, () => openHall(hall, seats)));
  const change = (decision: Parameters<World['halls']['change']>[1]) =>
    as(magelang, () => world.halls.change(hall, decision));

  describe('atomicity', () => {
    it('stores state, counters and event of a decision', async () => {
      await openSeats(2);
      const after = await change((state) => takeSeat(state, 'a'));
      expect(after.taken).toEqual(['a']);
      expect(await as(magelang, () => world.halls.get(hall))).toEqual(after);
      expect(await world.hallCounters(hall)).toEqual({ version: 2, sequence: 2 });
      expect(await historyOf(world, hall)).toEqual(['1 hall-opened', '2 seat-taken']);
    });

    it('shows what was stored to who reads what is recent, and to nobody outside the area', async () => {
      const recent = () => as(magelang, () => world.halls.findRecent(hall));
      expect(await recent()).toBeUndefined();
      await openSeats(2);
      expect((await recent())?.taken).toEqual([]);
      await change((state) => takeSeat(state, 'a'));
      expect((await recent())?.taken).toEqual(['a']);
      expect(await as(malang, () => world.halls.findRecent(hall))).toBeUndefined();
    });

    it('stores nothing of a decision that throws', async () => {
      await openSeats(0);
      await expect(change((state) => takeSeat(state, 'a'))).rejects.toThrow(HallFull);
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
      expect(await historyOf(world, hall)).toEqual(['1 hall-opened']);
    });

    it('keeps an aggregate as it is without a new version', async () => {
      await openSeats(1);
      await change((state) => keep(state));
      await change((state) => keep({ ...state }));
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
    });

    it('counts versions by changes and sequences by events', async () => {
      await openSeats(3);
      await change((state) => {
        const first = takeSeat(state, 'a');
        const second = takeSeat(first.state, 'b');
        return decide(second.state, [...first.events, ...second.events]);
      });
      expect(await world.hallCounters(hall)).toEqual({ version: 2, sequence: 3 });
    });

    it('says who caused an event, when, and for which city', async () => {
      await openSeats(1);
      const [event] = (await world.published()).filter(({ key }) => key === hall);
      expect(event?.topic).toBe('korsa.registration.hall.events.v1');
      expect(event?.headers).toMatchObject({
        ce_id: event?.id,
        ce_subject: hall,
        ce_citycode: magelang,
        ce_actor: 'officer-1',
        ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/),
        ce_correlationid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ce_causationid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    });

    it('forgets a removed optional field and keeps null', async () => {
      await openSeats(1);
      await change((state) =>
        decide({ ...takeSeat(state, 'a').state, closedAt: '2025-11-05T01:00:00.000Z' }, seatTaken),
      );
      await change(({ closedAt: _closedAt, ...rest }) =>
        decide({ ...rest, taken: ['b'] }, seatTaken),
      );
      expect(await as(magelang, () => world.halls.get(hall))).not.toHaveProperty('closedAt');
      const note = newId();
      const lines = [{ text: 'x', page: null }];
      await as(magelang, () =>
        world.notes.changeOrCreate(note, () => keep({ id: note, cityCode: magelang, lines })),
      );
      expect(await as(magelang, () => world.notes.get(note))).toEqual({
        id: note,
        cityCode: magelang,
        lines,
      });
    });
  });

  it('stores records whose keys are public codes', async () => {
    const note = newId();
    const state = { id: note, cityCode: magelang, lines: [], marks: { '33.71.bkd': 1, $all: 2 } };
    await as(magelang, () => world.notes.create(note, () => keep(state)));
    const more = { ...state, marks: { ...state.marks, '33.71.dinkes': 3 } };
    await as(magelang, () => world.notes.change(note, () => keep(more)));
    expect(await as(magelang, () => world.notes.get(note))).toEqual(more);
  });

  describe('an unsound decision', () => {
    beforeEach(() => openSeats(5));

    it('is refused when a state with a topic changes silently', async () => {
      await expect(change((state) => keep({ ...state, seats: 9 }))).rejects.toThrow(SilentChange);
    });

    it.each<[string, () => HallEvent]>([
      ['data breaks the schema', () => ({ type: 'SeatTaken', data: { by: 'a', left: 0.5 } })],
      ['the type is not declared', () => ({ type: 'SeatSold', data: {} }) as unknown as HallEvent],
      [
        'it is too large to be sent',
        () => ({ type: 'SeatTaken', data: { by: 'x'.repeat(950_000), left: 1 } }),
      ],
    ])('is refused when an event cannot be published: %s', async (_case, event) => {
      await expect(change((state) => decide({ ...state, seats: 9 }, [event()]))).rejects.toThrow(
        UnsoundDecision,
      );
      expect(await world.hallCounters(hall)).toEqual({ version: 1, sequence: 1 });
    });

    it.each([
      ['another id', { id: newId() }],
      ['no city', { cityCode: '' }],
      ['an undeclared field', { owner: 'x' }],
    ])('is refused when its state has %s', async (_case, wrong) => {
      await expect(change((state) => decide({ ...state, ...wrong }, seatTaken))).rejects.toThrow(
        UnsoundDecision,
      );
    });

    it('is refused when an aggregate without topic makes events', async () => {
      const note = newId();
      const state = { id: note, cityCode: magelang, lines: [] };
      const decision = () => ({ state, events: seatTaken as unknown as never[] });
      await expect(as(magelang, () => world.notes.create(note, decision))).rejects.toThrow(
        UnsoundDecision,
      );
    });

    it('fails when it mutates what it was given', async () => {
      await expect(
        change((state) => {
          (state.taken as string[]).push('thief');
          return decide(state, seatTaken);
        }),
      ).rejects.toThrow(TypeError);
      expect((await as(magelang, () => world.halls.get(hall))).taken).toEqual([]);
    });

    it('harms no other call of its group', async () => {
      const other = newId();
      const results = endings([
        change((state) => takeSeat(state, 'a')),
        change((state) => keep({ ...state, seats: 9 })),
        as(magelang, () => world.tickets.create(other, () => issueTicket(other, hall, 'a'))),
        change((state) => takeSeat(state, 'b')),
      ]);
      expect(await results).toEqual(['ok', 'SilentChange', 'ok', 'ok']);
      expect(await historyOf(world, hall)).toEqual([
        '1 hall-opened',
        '2 seat-taken',
        '3 seat-taken',
      ]);
      expect(await historyOf(world, other)).toEqual(['1 ticket-issued']);
    });
  });
}

const seatTaken: readonly HallEvent[] = [{ type: 'SeatTaken', data: { by: 'a', left: 1 } }];
