import { describe, expect, it } from '@jest/globals';
import {
  aSession,
  aula,
  aVenue,
  hall,
  otherRetreatId,
  retreatId,
  sessionId,
  wib,
} from '../../../test/builders.js';
import { refusal } from '../../../test/refusal.js';
import { RoomExists, RoomTaken, TooManyRooms } from './venue.errors.js';
import { addRoom, book, giveBack, isTaken, roomOf } from './venue.js';

const lecture = aSession();
const outdoors = aSession({ sessionId: sessionId(2), room: null });
const booked = book(aVenue(), retreatId, [lecture, outdoors]);

describe('the book of rooms', () => {
  it('holds sessions that have a room', () => {
    expect(booked.bookings).toEqual([
      {
        retreatId,
        sessionId: lecture.sessionId,
        roomCode: 'aula',
        startsAt: lecture.startsAt,
        endsAt: lecture.endsAt,
      },
    ]);
  });

  it.each([
    ['09:15', '11:30', true],
    ['11:29', '12:00', true],
    ['11:30', '12:00', false],
    ['08:00', '09:15', false],
    ['10:00', '10:15', true],
    ['07:00', '13:00', true],
  ])('has the room taken from %s to %s: %s', (from, to, taken) => {
    const times = { startsAt: wib('2025-11-05', from), endsAt: wib('2025-11-05', to) };
    expect(isTaken(booked, otherRetreatId, aSession(times))).toBe(taken);
    expect(isTaken(booked, retreatId, aSession(times))).toBe(false);
    expect(isTaken(booked, otherRetreatId, aSession({ ...times, room: hall }))).toBe(false);
    expect(isTaken(booked, otherRetreatId, aSession({ ...times, room: null }))).toBe(false);
  });

  it('refuses rooms that another retreat has, all of them, and does not say whose it is', () => {
    const rivals = [sessionId(7), sessionId(8)].map((id) => aSession({ sessionId: id }));
    const error = refusal(() => book(booked, otherRetreatId, rivals));
    expect(error).toBeInstanceOf(RoomTaken);
    expect(error.problems).toHaveLength(2);
    expect(JSON.stringify([error.message, error.problems])).not.toContain(retreatId);
  });

  it('takes a release in place of the one before', () => {
    const inHall = aSession({ room: hall });
    expect(book(booked, retreatId, [inHall]).bookings.map(({ roomCode }) => roomCode)).toEqual([
      'sasana',
    ]);
  });

  it('gets back the rooms of one retreat and keeps those of the others', () => {
    const both = book(booked, otherRetreatId, [aSession({ room: hall })]);
    expect(giveBack(both, retreatId).bookings.map((booking) => booking.retreatId)).toEqual([
      otherRetreatId,
    ]);
  });
});

describe('rooms', () => {
  it('are told by code and name, without their capacity', () => {
    expect([roomOf(aVenue(), 'aula'), roomOf(aVenue(), 'attic')]).toEqual([aula, undefined]);
  });

  it('are added once, and no more than 200', () => {
    const attic = { code: 'attic', name: 'Attic', capacity: 8 };
    const added = addRoom(aVenue(), attic);
    expect(added.rooms.at(-1)).toEqual(attic);
    expect(() => addRoom(added, attic)).toThrow(RoomExists);
    const rooms = Array.from({ length: 200 }, (_, n) => ({ ...attic, code: `r${n}` }));
    expect(() => addRoom(aVenue({ rooms }), attic)).toThrow(TooManyRooms);
  });
});
