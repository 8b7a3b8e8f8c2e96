import { describe, expect, it } from '@jest/globals';
import { aFrame, aPresence, registrationId, retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import { excuse } from './excuse.js';
import {
  AttendanceAlreadyDecided,
  SessionExcusedOtherwise,
  SessionWasAttended,
} from './presence.errors.js';
import { unseen, type Excuse } from './presence.js';

const idOf = (title: string) => session(magelangSessions, title).sessionId;
const nobody = unseen(registrationId, '33.71', retreatId);
const onDuty: Excuse = {
  reason: 'duty',
  document: '800.1.11.1/091/BKAD/XI/2025',
  excusedBy: 'city-admin-1',
  excusedAt: '2025-11-05T02:00:00.000Z',
};

describe('excuse', () => {
  it('says the reason and keeps the letter to itself', () => {
    const { state, events } = excuse(nobody, [idOf('Drill')], onDuty, aFrame());
    expect(events).toEqual([
      {
        type: 'AbsenceExcused',
        data: {
          retreatId,
          sessionId: idOf('Drill'),
          reason: 'duty',
          excusedBy: 'city-admin-1',
        },
      },
      { type: 'ThresholdAtRisk', data: expect.objectContaining({ reachableJp: 26 }) },
    ]);
    expect(state.records[0]?.excuse).toEqual(onDuty);
  });

  it('takes a night in hospital session by session', () => {
    const ill: Excuse = { ...onDuty, reason: 'illness', document: null };
    const night = [idOf('Integrity'), idOf('Campfire')];
    const { events } = excuse(nobody, night, ill, aFrame());
    expect(events.filter(({ type }) => type === 'AbsenceExcused')).toHaveLength(2);
  });

  it('changes nothing when it is said again', () => {
    const { state } = excuse(nobody, [idOf('Drill')], onDuty, aFrame());
    const again = { ...onDuty, excusedAt: '2025-11-06T00:00:00.000Z' };
    expect(excuse(state, [idOf('Drill')], again, aFrame())).toEqual({ state, events: [] });
  });

  it('refuses another reason for the same session', () => {
    const { state } = excuse(nobody, [idOf('Drill')], onDuty, aFrame());
    expect(() =>
      excuse(state, [idOf('Drill')], { ...onDuty, reason: 'illness' }, aFrame()),
    ).toThrow(SessionExcusedOtherwise);
  });

  it('refuses a session that was attended, and the others with it', () => {
    const presence = aPresence(['Drill']);
    expect(() => excuse(presence, [idOf('Drill'), idOf('Opening')], onDuty, aFrame())).toThrow(
      SessionWasAttended,
    );
  });

  it('warns only of sessions that the policy does not count', () => {
    const frame = aFrame({ excusesThatCount: ['duty'] });
    const { events } = excuse(nobody, [idOf('Drill')], onDuty, frame);
    expect(events.map(({ type }) => type)).toEqual(['AbsenceExcused']);
  });

  it('comes too late after the decision', () => {
    const decided = { ...nobody, decision: { met: false } as never };
    expect(() => excuse(decided, [idOf('Drill')], onDuty, aFrame())).toThrow(
      AttendanceAlreadyDecided,
    );
  });
});
