import { expect, it } from '@jest/globals';
import {
  hallAggregate,
  noteAggregate,
  openHall,
  takeSeat,
  ticketAggregate,
  type Hall,
  type HallEvent,
  type Note,
  type Ticket,
  type TicketEvent,
} from '../test/seats.js';
import { as, magelang } from '../test/world.js';
import { aggregatesKeepTheirPromises } from './aggregates.promises.js';
import { InMemoryAggregates, InMemoryGroup, newId } from './index.js';

aggregatesKeepTheirPromises('in memory', () => {
  const halls = new InMemoryAggregates<Hall, HallEvent>(hallAggregate);
  const tickets = new InMemoryAggregates<Ticket, TicketEvent>(ticketAggregate);
  const notes = new InMemoryAggregates<Note>(noteAggregate);
  return Promise.resolve({
    halls,
    tickets,
    notes,
    group: new InMemoryGroup(),
    published: () => Promise.resolve([...halls.published, ...tickets.published]),
    hallCounters: (id) => Promise.resolve(halls.counters(id)),
  });
});

it('starts from given states and tells the events that decisions made', async () => {
  const id = newId();
  const halls = new InMemoryAggregates<Hall, HallEvent>(hallAggregate).given(openHall(id, 2).state);
  await as(magelang, () => halls.change(id, (hall) => takeSeat(hall, 'a')));
  expect(halls.events).toEqual([{ type: 'SeatTaken', data: { by: 'a', left: 1 } }]);
  expect(halls.all()).toEqual([{ ...openHall(id, 2).state, taken: ['a'] }]);
  expect(halls.counters(id)).toEqual({ version: 2, sequence: 1 });
});

it('freezes what it is given', async () => {
  const id = newId();
  const halls = new InMemoryAggregates<Hall, HallEvent>(hallAggregate).given(openHall(id, 2).state);
  expect(Object.isFrozen((await as(magelang, () => halls.get(id))).taken)).toBe(true);
});
