import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, infrastructure } from '@korsa/testing';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { issueTicket, openHall, takeSeat } from '../test/seats.js';
import { as, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();

describe('what is read often', () => {
  let own: MongoWorld;
  let other: MongoWorld;
  let halls: string[];
  let finds: string[];

  beforeEach(async () => {
    finds = [];
    const connection = await infra.connect(undefined, { monitorCommands: true });
    connection.getClient().on('commandStarted', ({ commandName, command }) => {
      if (commandName === 'find') finds.push(Object.keys(command['filter'] as object).join());
    });
    own = await mongoWorld(connection);
    other = await mongoWorld(await infra.connect());
    halls = Array.from({ length: 20 }, newId);
    await as(magelang, () =>
      Promise.all(halls.map((id) => other.halls.create(id, () => openHall(id, 3)))),
    );
  });

  const taken = () =>
    as(magelang, async () => {
      const found = await Promise.all(halls.map((id) => own.halls.findRecent(id)));
      return found.map((hall) => hall?.taken.length ?? null);
    });

  it('is read once; a change of another process is seen within about a second', async () => {
    expect(await taken()).toEqual(halls.map(() => 0));
    await as(magelang, () => other.halls.change(halls[7]!, (state) => takeSeat(state, 'a')));
    await eventually(async () => expect((await taken())[7]).toBe(1), { within: 2_500 });
    const [first, ...later] = finds;
    expect(first).toBe('_id');
    expect(later.filter((filter) => filter === '_id')).toHaveLength(1);
    expect(later.filter((filter) => filter === 'ord').length).toBeLessThanOrEqual(3);
  });

  it('has to be declared', async () => {
    const ticket = newId();
    await as(magelang, () => own.tickets.create(ticket, () => issueTicket(ticket, 'h', 'a')));
    await expect(as(magelang, () => own.tickets.findRecent(ticket))).rejects.toThrow('readOften');
  });
});
