import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '@korsa/contracts';
import { aSession, hall, october, sessionId, wib } from '../../../test/builders.js';
import { AgendaUnchanged } from './agenda.errors.js';
import { shiftedByDays } from './displacement.js';
import { follow, noRelease, publish, type AgendaEvent } from './release.js';

const lecture = aSession();
const drill = aSession({
  sessionId: sessionId(2),
  kind: 'drill',
  startsAt: wib('2025-11-04', '15:30'),
  endsAt: wib('2025-11-04', '17:00'),
  plannedJp: 2,
});
const first = publish(noRelease, [lecture, drill], october);

describe('a release', () => {
  it('tells every session, then itself', () => {
    expect(first.events).toEqual([
      { type: 'SessionScheduled', data: { ...drill, release: 1 } },
      { type: 'SessionScheduled', data: { ...lecture, release: 1 } },
      {
        type: 'AgendaPublished',
        data: {
          release: 1,
          sessions: 2,
          scheduled: 2,
          moved: 0,
          cancelled: 0,
          plannedJp: 5,
          publishedAt: october,
        },
      },
    ]);
    expect(first.state).toEqual({
      release: 1,
      publishedAt: october,
      plannedJp: 5,
      sessions: [drill, lecture],
    });
  });

  it('tells only what differs from the last one', () => {
    const moved = { ...lecture, room: hall };
    const test = aSession({ sessionId: sessionId(3), kind: 'test', plannedJp: 0, room: null });
    const { events } = publish(first.state, [moved, test], october);
    const { startsAt, endsAt, room } = lecture;
    expect(events).toEqual([
      { type: 'SessionCancelled', data: { ...drill, release: 2 } },
      { type: 'SessionMoved', data: { ...moved, release: 2, from: { startsAt, endsAt, room } } },
      { type: 'SessionScheduled', data: { ...test, release: 2 } },
      {
        type: 'AgendaPublished',
        data: expect.objectContaining({ release: 2, sessions: 2, moved: 1, plannedJp: 3 }),
      },
    ]);
  });

  it('is refused when it says nothing new', () => {
    expect(() => publish(first.state, [drill, lecture], october)).toThrow(AgendaUnchanged);
    expect(() => publish(noRelease, [], october)).toThrow(AgendaUnchanged);
  });

  it('does not follow a move of the retreat that leaves every session where it is', () => {
    expect(follow(first.state, [lecture, drill], october).events).toEqual([]);
  });

  it('moves every session when the retreat moves', () => {
    const { events } = follow(first.state, shiftedByDays(first.state.sessions, -1), october);
    expect(events.map(({ type }) => type)).toEqual([
      'SessionMoved',
      'SessionMoved',
      'AgendaPublished',
    ]);
  });

  it('lets whoever applies the events to the last agenda see the next one', () => {
    const sessions = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(3)), {
      selector: ([n]) => n,
    });
    const agendaOf = (rows: readonly (readonly [number, number])[]) =>
      rows.map(([n, hour]) =>
        aSession({ sessionId: sessionId(n), startsAt: wib('2025-11-05', `0${hour + 6}:00`) }),
      );
    fc.assert(
      fc.property(sessions, sessions, (before, after) => {
        const earlier = follow(noRelease, agendaOf(before), october).state;
        const later = follow(earlier, agendaOf(after), october);
        expect(applied(earlier.sessions, later.events)).toEqual(
          new Map(later.state.sessions.map((session) => [session.sessionId, session.startsAt])),
        );
      }),
    );
  });
});

function applied(sessions: readonly Session[], events: readonly AgendaEvent[]) {
  const starts = new Map(sessions.map((session) => [session.sessionId, session.startsAt]));
  for (const { type, data } of events) {
    if (type === 'SessionCancelled') starts.delete(data.sessionId);
    else if (type !== 'AgendaPublished') starts.set(data.sessionId, data.startsAt);
  }
  return starts;
}
