import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { aFrame, aPresence, registrationId, retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import { decideAttendance, type Decidable } from './decide-attendance.js';
import { excuse } from './excuse.js';
import type { Presence } from './presence.js';

const personId = nameId('person', 'camat');
const participant: Decidable = {
  registrationId,
  cityCode: '33.71',
  personId,
  category: 'PNS',
  operatorCode: '33',
  lastDay: '2025-11-07',
  serial: 7,
};
const confirmation = { confirmedBy: 'operator-1', decidedAt: '2025-11-07T08:00:00.000Z' };
const decided = (presence?: Presence, frame = aFrame()) =>
  decideAttendance(presence, participant, confirmation, frame);
const figuresOf = (presence?: Presence, frame = aFrame()) =>
  decided(presence, frame).events.flatMap((event) =>
    event.type === 'AttendanceDecided' ? [event.data] : [],
  )[0];

function excusedFrom(title: string, frame = aFrame()): Presence {
  const { sessionId } = session(magelangSessions, title);
  const given = {
    reason: 'duty' as const,
    document: null,
    excusedBy: 'city-admin-1',
    excusedAt: '2025-11-05T00:00:00.000Z',
  };
  return excuse(aPresence([title]), [sessionId], given, frame).state;
}

describe('decideAttendance', () => {
  it('says what certificate and ledger need', () => {
    expect(decided(aPresence()).events).toEqual([
      {
        type: 'AttendanceDecided',
        data: {
          retreatId,
          personId,
          category: 'PNS',
          operatorCode: '33',
          lastDay: '2025-11-07',
          plannedJp: 28,
          earnedJp: 28,
          excusedJp: 0,
          thresholdPercent: 90,
          basis: 'assumption',
          met: true,
          creditJp: 28,
          revision: 1,
          serial: 7,
          ...confirmation,
        },
      },
    ]);
  });

  it('does not let a missed 3-JP block pass: 89.29 %', () => {
    expect(figuresOf(aPresence(['Simulation I']))).toMatchObject({ earnedJp: 25, met: false });
  });

  it('lets pass who is excused on duty from 2 JP: 92.86 %, credited with 26', () => {
    expect(figuresOf(excusedFrom('Drill'))).toMatchObject({
      earnedJp: 26,
      excusedJp: 0,
      creditJp: 26,
      met: true,
    });
  });

  it('does not let pass who is excused from 3 JP, unless the policy counts the reason', () => {
    expect(figuresOf(excusedFrom('Simulation I'))).toMatchObject({ earnedJp: 25, met: false });
    const frame = aFrame({ excusesThatCount: ['duty'] });
    expect(figuresOf(excusedFrom('Simulation I', frame), frame)).toMatchObject({
      earnedJp: 25,
      excusedJp: 3,
      creditJp: 25,
      met: true,
    });
  });

  it('decides who never came, after saying that the threshold cannot be reached', () => {
    expect(decided(undefined).events.map(({ type }) => type)).toEqual([
      'ThresholdUnreachable',
      'AttendanceDecided',
    ]);
    expect(figuresOf(undefined)).toMatchObject({ earnedJp: 0, creditJp: 0, met: false });
  });

  it('does not warn a second time', () => {
    const warned = { ...aPresence(['Simulation I']), warning: 'unreachable' as const };
    expect(decided(warned).events.map(({ type }) => type)).toEqual(['AttendanceDecided']);
  });

  it('decides once', () => {
    const { state } = decided(aPresence());
    expect(decided(state)).toEqual({ state, events: [] });
  });

  it.each([
    ['none', 24.5],
    ['down', 24],
    ['nearest', 25],
  ] as const)('rounds the credit as the policy says: %s', (creditRounding, creditJp) => {
    const frame = aFrame({ creditRounding });
    const sessions = frame.sessions.map((planned) =>
      planned.plannedJp === 1 ? { ...planned, plannedJp: 0.5 } : planned,
    );
    const presence = aPresence(['Simulation I']);
    expect(figuresOf(presence, { ...frame, sessions })).toMatchObject({ earnedJp: 24.5, creditJp });
  });
});
