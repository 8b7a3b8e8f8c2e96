import { describe, expect, it } from '@jest/globals';
import { anAttendance, aParticipant, aRetreat, aWorkUnit, idOf } from '../../../test/builders.js';
import { headAttendance, type RetreatRecord } from './head-attendance.js';

const record = (given: Partial<RetreatRecord> = {}): RetreatRecord => ({
  retreat: aRetreat(),
  participants: [aParticipant(1)],
  attendances: [anAttendance(1)],
  ...given,
});

describe('headAttendance', () => {
  it('is true of a head who earned JP', () => {
    expect(headAttendance(aWorkUnit(1), record())).toBe('attended');
  });

  it.each([
    ['took part but never came', { attendances: [anAttendance(1, { earnedJp: 0 })] }, 'absent'],
    ['declined', { participants: [aParticipant(1, { status: 'declined' })] }, 'absent'],
    ['has no decision yet', { attendances: [] }, 'undecided'],
    ['is another person', { participants: [aParticipant(2)] }, 'absent'],
  ])('of a head who %s', (_, given, expected) => {
    expect(headAttendance(aWorkUnit(1), record(given))).toBe(expected);
  });

  it('asks for the head at the time of the retreat', () => {
    const rotated = (since: string) =>
      aWorkUnit(1, { heads: [...aWorkUnit(1).heads, { personId: idOf('person', 9), since }] });
    expect(headAttendance(rotated('2025-12-01T00:00:00.000Z'), record())).toBe('attended');
    expect(headAttendance(rotated('2025-10-27T00:00:00.000Z'), record())).toBe('absent');
  });

  it('takes the office when nobody said who the head is', () => {
    const unnamed = aWorkUnit(1, { heads: [] });
    const staff = [aParticipant(1, { officeKind: 'division-head' })];
    expect(headAttendance(unnamed, record())).toBe('attended');
    expect(headAttendance(unnamed, record({ participants: staff }))).toBe('absent');
  });
});
