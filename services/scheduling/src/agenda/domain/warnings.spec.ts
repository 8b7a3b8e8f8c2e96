import { describe, expect, it } from '@jest/globals';
import type { Session } from '@korsa/contracts';
import { aSession, hall, sessionId, speakerId, wib } from '../../../test/builders.js';
import { warningsOf, type Surroundings } from './warnings.js';

const surroundings: Surroundings = {
  timeZone: 'Asia/Jakarta',
  fridayPrayer: { from: '11:30', to: '13:00' },
  capacityOf: (code) => (code === 'aula' ? 40 : undefined),
  participants: 32,
};

const codes = (sessions: Session[], changes: Partial<Surroundings> = {}) =>
  warningsOf(sessions, { ...surroundings, ...changes }).map(({ code }) => code);

const on = (day: string, from: string, to: string, changes: Partial<Session> = {}) =>
  aSession({ startsAt: wib(day, from), endsAt: wib(day, to), ...changes });

describe('warnings of an agenda', () => {
  it.each([
    ['2025-11-07', '10:30', '11:45', ['friday-prayer']],
    ['2025-11-07', '12:45', '14:00', ['friday-prayer']],
    ['2025-11-07', '09:00', '11:30', []],
    ['2025-11-07', '13:00', '14:00', []],
    ['2025-11-06', '11:30', '13:00', []],
  ])(
    'say when a session on %s from %s to %s takes from the Friday prayer',
    (day, from, to, says) => {
      expect(codes([on(day, from, to)])).toEqual(says);
    },
  );

  it('leave worship alone', () => {
    expect(codes([on('2025-11-07', '11:30', '13:00', { kind: 'worship' })])).toEqual([]);
  });

  it('say when a room is too small for those who confirmed', () => {
    expect(codes([aSession()], { participants: 41 })).toEqual(['room-too-small']);
    expect(codes([aSession({ room: hall })], { participants: 41 })).toEqual([]);
  });

  it('say when a lecture has no room, but not when a drill has none', () => {
    expect(codes([aSession({ room: null })])).toEqual(['room-missing']);
    expect(codes([aSession({ room: null, kind: 'drill' })])).toEqual([]);
  });

  it('say at both sessions when a speaker is to be at two places at once', () => {
    const speakerIds = [speakerId(1)];
    const other = aSession({ sessionId: sessionId(2), room: hall, speakerIds });
    expect(codes([aSession({ speakerIds }), other])).toEqual([
      'speaker-double-booked',
      'speaker-double-booked',
    ]);
  });
});
