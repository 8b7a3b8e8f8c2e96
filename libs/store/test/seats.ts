import { defineEvent, defineTopic, RetreatId, type EventsOf } from '@korsa/contracts';
import { Aggregates, decide, DomainError, type Decision } from '@korsa/domain';
import { z } from 'zod';
import { defineAggregate, structured } from '../src/index.js';

/** A small domain for the tests of the store: halls with seats, tickets for them, and notes without a topic. */
export const hallTopic = defineTopic({
  name: 'korsa.registration.hall.events.v1',
  owner: 'registration',
  key: 'hallId',
  partitions: 1,
  retentionDays: 1,
  dataclass: 'internal',
  events: {
    HallOpened: defineEvent(1, { retreatId: RetreatId, seats: z.number().int() }),
    SeatTaken: defineEvent(1, { by: z.string(), left: z.number().int() }),
  },
});

export const ticketTopic = defineTopic({
  name: 'korsa.registration.ticket.events.v1',
  owner: 'registration',
  key: 'ticketId',
  partitions: 1,
  retentionDays: 1,
  dataclass: 'internal',
  events: { TicketIssued: defineEvent(1, { hallId: z.string() }) },
});

export type HallEvent = EventsOf<typeof hallTopic>;
export type TicketEvent = EventsOf<typeof ticketTopic>;

export interface Hall {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly seats: number;
  readonly taken: readonly string[];
  readonly closedAt?: string;
}

export interface Ticket {
  readonly id: string;
  readonly cityCode: string;
  readonly hallId: string;
  readonly holder: string;
}

export interface Note {
  readonly id: string;
  readonly cityCode: string;
  readonly lines: readonly { readonly text: string; readonly page: number | null }[];
  readonly marks?: Readonly<Record<string, number>>;
}

export const hallAggregate = defineAggregate<Hall>({
  name: 'hall',
  collection: 'halls',
  readOften: true,
  topic: hallTopic,
  fields: { retreatId: String, seats: Number, taken: [String], closedAt: String },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});

export const ticketAggregate = defineAggregate<Ticket>({
  name: 'ticket',
  collection: 'tickets',
  topic: ticketTopic,
  fields: { hallId: String, holder: String },
  indexes: [{ keys: { cityCode: 1, hallId: 1, holder: 1 }, unique: true }],
});

export const noteAggregate = defineAggregate<Note>({
  name: 'note',
  collection: 'notes',
  fields: { lines: [{ text: String, page: Number }], marks: structured },
});

export abstract class Halls extends Aggregates<Hall, HallEvent> {}
export abstract class Tickets extends Aggregates<Ticket, TicketEvent> {}
export abstract class Notes extends Aggregates<Note> {}

export class HallFull extends DomainError {
  readonly code = 'hall-full';
  readonly kind = 'conflict';
}

const retreatId = '019a4b1e-8f00-7000-8000-000000000001';

export function openHall(id: string, seats: number, cityCode = '33.71'): Decision<Hall, HallEvent> {
  return decide({ id, cityCode, retreatId, seats, taken: [] }, [
    { type: 'HallOpened', data: { retreatId, seats } },
  ]);
}

export function takeSeat(hall: Hall, by: string): Decision<Hall, HallEvent> {
  const left = hall.seats - hall.taken.length - 1;
  if (left < 0) throw new HallFull(`Hall ${hall.id} is full.`);
  return decide({ ...hall, taken: [...hall.taken, by] }, [
    { type: 'SeatTaken', data: { by, left } },
  ]);
}

export function issueTicket(
  id: string,
  hallId: string,
  holder: string,
  cityCode = '33.71',
): Decision<Ticket, TicketEvent> {
  return decide({ id, cityCode, hallId, holder }, [{ type: 'TicketIssued', data: { hallId } }]);
}
