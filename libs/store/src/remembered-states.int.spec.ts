import { beforeEach, describe, expect, it } from '@jest/globals';
import { keep } from '@korsa/domain';
import { infrastructure } from '@korsa/testing';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { issueTicket, openHall, takeSeat } from '../test/seats.js';
import { as, asCommand, endings, historyOf, magelang, type World } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();

/** Two stores on two connections are what two processes are to the database. */
describe('a process that remembers what it stored', () => {
  let own: MongoWorld;
  let other: MongoWorld;
  let hall: string;
  let retries: string[];
  let finds: string[];

  beforeEach(async () => {
    retries = [];
    finds = [];
    const connection = await infra.connect(undefined, { monitorCommands: true });
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'find') finds.push(String(command['find']));
    });
    own = await mongoWorld(connection, { observer: { retried: (reason) => retries.push(reason) } });
    other = await mongoWorld(await infra.connect());
    hall = newId();
    await as(magelang, () => own.halls.create(hall, () => openHall(hall, 3)));
    finds.length = 0;
  });

  const take = (world: World, by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));

  it('changes it again without reading it', async () => {
    await take(own, 'a');
    await take(own, 'b');
    expect(finds).toEqual([]);
    expect(await historyOf(own, hall)).toEqual(['1 hall-opened', '2 seat-taken', '3 seat-taken']);
  });

  it('loses no change of another process', async () => {
    await take(other, 'other');
    expect((await take(own, 'own')).taken).toEqual(['other', 'own']);
    expect(retries).toEqual(['conflict']);
    expect(await historyOf(own, hall)).toEqual(['1 hall-opened', '2 seat-taken', '3 seat-taken']);
  });

  it('reads what two processes change each time, for a while', async () => {
    for (const world of [other, own, other, own]) await take(world, newId()).catch(() => undefined);
    expect(retries).toEqual(['conflict']);
    expect(finds).toEqual(['halls', 'halls']);
  });

  it('refuses nothing because of what has passed', async () => {
    await Promise.all(['a', 'b', 'c'].map((by) => take(own, by)));
    await as(magelang, () =>
      other.halls.change(hall, (state) => takeSeat({ ...state, seats: 9 }, 'd')),
    );
    expect((await take(own, 'e')).taken).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps nothing as it is because of what has passed', async () => {
    await take(other, 'other');
    const seen = await as(magelang, () => own.halls.change(hall, (state) => keep(state)));
    expect(seen.taken).toEqual(['other']);
  });

  it('relies on nothing that has passed', async () => {
    const ticket = newId();
    await take(other, 'other');
    const [, issued] = await as(magelang, () =>
      own.group.change([own.halls.at(hall), own.tickets.maybe(ticket)], (state) => [
        keep(state),
        state.taken.length === 0 ? issueTicket(ticket, hall, 'first') : undefined,
      ]),
    );
    expect(issued).toBeUndefined();
  });

  it('tells nobody that a value is taken because of what has passed', async () => {
    const first = newId();
    await as(magelang, () => own.tickets.create(first, () => issueTicket(first, hall, 'a')));
    await take(other, 'b');
    const ticket = newId();
    const [, issued] = await as(magelang, () =>
      own.group.change([own.halls.at(hall), own.tickets.maybe(ticket)], (state) => [
        keep(state),
        issueTicket(ticket, hall, state.taken[0] ?? 'a'),
      ]),
    );
    expect(issued?.holder).toBe('b');
    expect(retries).toEqual(['taken']);
  });

  it('misses what was removed', async () => {
    await own.connection.collection<{ _id: string }>('halls').deleteOne({ _id: hall });
    expect(await endings([take(own, 'a')])).toEqual(['AggregateNotFound']);
  });

  it('answers a command that another process has carried out', async () => {
    const key = newId();
    const command = (world: World) =>
      asCommand(key, () => world.halls.change(hall, (state) => takeSeat(state, 'a')));
    expect(await command(other)).toEqual(await command(own));
    expect(await historyOf(own, hall)).toHaveLength(2);
  });
});
