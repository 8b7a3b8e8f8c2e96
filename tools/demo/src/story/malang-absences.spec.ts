import { describe, expect, it } from '@jest/globals';
import { cityData } from '../data.js';
import { lateAt, missedBy } from './malang-absences.js';
import { addDays } from './minutes.js';

/** The agenda as it was held: a day earlier than first announced. */
const sessions = cityData('malang').agenda.map(({ day, from, title }) => ({
  title,
  startsAt: addDays(`${day}T${from}:00+07:00`, -1),
}));
const missed = (key: string) => missedBy(key, sessions).map(({ startsAt }) => startsAt);

describe('who was not everywhere at the retreat of Malang', () => {
  it('spent the night to Saturday in hospital, and did the sport of Friday', () => {
    expect(missed('kepala-bapenda')).toEqual([
      '2025-05-16T12:00:00.000Z',
      '2025-05-16T13:30:00.000Z',
      '2025-05-16T22:00:00.000Z',
      '2025-05-17T00:30:00.000Z',
    ]);
  });

  it('came on the first evening, or on the second day', () => {
    expect(missed('lurah-arjosari')).toHaveLength(2);
    expect(missed('lurah-kasin')).toHaveLength(4);
  });

  it('was away on duty or had a dispensation', () => {
    expect(missed('kepala-bkad')).toHaveLength(2);
    expect(missed('camat-sukun')).toHaveLength(1);
    expect(missed('sekda')).toEqual([]);
  });
});

describe('who came late', () => {
  it('is late by the default rule, and was seen before the clock of the story', () => {
    const minutes = sessions.flatMap((session) => Object.values(lateAt(session)));
    expect(minutes).toHaveLength(2);
    for (const each of minutes) {
      expect(each).toBeGreaterThan(15);
      expect(each).toBeLessThanOrEqual(20);
    }
  });
});
