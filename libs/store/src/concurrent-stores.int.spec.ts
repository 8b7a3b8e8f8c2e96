import { beforeEach, describe, expect, it } from '@jest/globals';
import { keep } from '@korsa/domain';
import { infrastructure } from '@korsa/testing';
import { Gate } from '../test/gate.js';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { issueTicket, openHall, takeSeat } from '../test/seats.js';
import {
  as,
  asCommand,
  asDelivery,
  endings,
  historyOf,
  magelang,
  type World,
} from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();

/** Two stores on two connections are what two processes are to the database. */
describe('two processes', () => {
  let gate: Gate;
  let slow: MongoWorld;
  let fast: MongoWorld;
  let hall: string;
  let retries: string[];

  beforeEach(async () => {
    gate = new Gate();
    retries = [];
    const observer = { retried: (reason: string) => retries.push(reason) };
    slow = await mongoWorld(await infra.connect(), { faultPoint: gate.faultPoint, observer });
    fast = await mongoWorld(await infra.connect());
    hall = newId();
    await as(magelang, () => fast.halls.create(hall, () => openHall(hall, 100)));
  });

  const take = (world: World, by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));

  /** The slow process has read when the fast one stores. */
  async function overtaken<T>(slowly: () => Promise<T>, fastly: () => Promise<unknown>) {
    gate.close('read');
    const answer = slowly();
    await gate.reached();
    await fastly();
    gate.open();
    return answer;
  }

  it('tell the copies of a command one no, although its reason went in between', async () => {
    const full = newId();
    const key = newId();
    const takeFull = (world: World) =>
      asCommand(key, () => world.halls.change(full, (state) => takeSeat(state, 'a')));
    const answer = overtaken(
      () => endings([takeFull(slow)]),
      async () => {
        expect(await endings([takeFull(fast)])).toEqual(['AggregateNotFound']);
        await as(magelang, () => fast.halls.create(full, () => openHall(full, 1)));
      },
    );
    expect(await answer).toEqual(['AggregateNotFound']);
    expect(await endings([takeFull(slow), takeFull(fast)])).toEqual([
      'AggregateNotFound',
      'AggregateNotFound',
    ]);
    expect(await historyOf(fast, full)).toEqual(['1 hall-opened']);
  });

  it('lose no update of one aggregate', async () => {
    const state = await overtaken(
      () => take(slow, 'slow'),
      () => take(fast, 'fast'),
    );
    expect(state.taken).toEqual(['fast', 'slow']);
    expect(retries).toEqual(['conflict']);
    expect(await historyOf(fast, hall)).toEqual(['1 hall-opened', '2 seat-taken', '3 seat-taken']);
  });

  it('decide again when what was only read has changed', async () => {
    const ticket = newId();
    const call = () =>
      as(magelang, () =>
        slow.group.change([slow.halls.at(hall), slow.tickets.maybe(ticket)], (state) => [
          keep(state),
          state.taken.length === 0 ? issueTicket(ticket, hall, 'first') : undefined,
        ]),
      );
    const [, issued] = await overtaken(call, () => take(fast, 'fast'));
    expect(issued).toBeUndefined();
    expect(retries).toEqual(['conflict']);
  });

  it('create one aggregate once', async () => {
    const id = newId();
    const create = (world: World) =>
      as(magelang, () => world.tickets.create(id, () => issueTicket(id, hall, 'a')));
    const late = overtaken(
      () => endings([create(slow)]),
      () => create(fast),
    );
    expect(await late).toEqual(['AggregateExists']);
    expect(await historyOf(fast, id)).toEqual(['1 ticket-issued']);
  });

  it('create or change one aggregate without harm', async () => {
    const id = newId();
    const learn = (world: World, text: string) =>
      as(magelang, () =>
        world.notes.changeOrCreate(id, (note) =>
          keep({
            id,
            cityCode: magelang,
            lines: [...(note?.lines ?? []), { text, page: null }],
          }),
        ),
      );
    const note = await overtaken(
      () => learn(slow, 'slow'),
      () => learn(fast, 'fast'),
    );
    expect(note?.lines.map(({ text }) => text)).toEqual(['fast', 'slow']);
  });

  it('give one answer to one command', async () => {
    const key = newId();
    const command = (world: World) =>
      asCommand(key, () => world.halls.change(hall, (state) => takeSeat(state, 'a')));
    let first: unknown;
    const second = await overtaken(
      () => command(slow),
      async () => (first = await command(fast)),
    );
    expect(second).toEqual(first);
    expect(await historyOf(fast, hall)).toHaveLength(2);
  });

  it('handle one event once', async () => {
    const event = newId();
    const handle = (world: World) =>
      asDelivery(event, () => world.halls.change(hall, (state) => takeSeat(state, 'a')));
    const state = await overtaken(
      () => handle(slow),
      () => handle(fast),
    );
    expect(state.taken).toEqual(['a']);
  });

  it('look before they decide, for a while, after an event came twice', async () => {
    const events = Array.from({ length: 40 }, () => newId());
    const handle = (world: World) =>
      events.map((event) =>
        asDelivery(event, () => world.halls.change(hall, (state) => takeSeat(state, event))),
      );
    await Promise.all(handle(fast));
    await Promise.all(handle(slow));
    await Promise.all(handle(slow));
    expect(retries).toEqual(['repeat']);
    expect(await historyOf(fast, hall)).toHaveLength(41);
  });

  it('sell each seat once when both are busy', async () => {
    const worlds = [slow, fast];
    const calls = Array.from({ length: 160 }, (_, index) =>
      take(worlds[index % 2]!, `guest-${index}`),
    );
    const results = await endings(calls);
    expect(results.filter((result) => result === 'ok')).toHaveLength(100);
    expect(results.filter((result) => result === 'HallFull')).toHaveLength(60);
    expect(await fast.hallCounters(hall)).toEqual({ version: 101, sequence: 101 });
    const sequences = (await historyOf(fast, hall)).map((line) => Number(line.split(' ')[0]));
    expect(sequences).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
  });
});
