import { describe, expect, it } from '@jest/globals';
import { fieldsOfInvalidErrors } from '@korsa/testing';
import { join } from 'node:path';

describe('an error of kind invalid', () => {
  it('names the field of the request that breaks its rule', async () => {
    const fields = await fieldsOfInvalidErrors(join(import.meta.dirname, '../src'));
    expect(Object.values(fields)).not.toContainEqual([]);
    expect(fields).toEqual({
      'answers-unsound': ['(handed in)'],
      'city-needed': ['Korsa-Area'],
      'due-day-past': ['dueOn'],
      'instrument-of-another-level': [expect.stringMatching(/^waves\..+\.instrument$/)],
      'instrument-unsound': ['(handed in)'],
      'more-respondents-than-users': ['users'],
      'registration-of-another-retreat': ['registrationId'],
      'respondent-mismatch': ['respondentId'],
      'respondent-not-asked': ['role'],
      'scores-not-on-scale': ['(handed in)'],
      'survey-period-not-over': ['period.to'],
      'survey-scale-unsupported': ['answers.scale'],
      'unit-of-another-city': ['unitCode'],
      'visit-in-future': ['visitedOn'],
      'wave-twice': [expect.stringMatching(/^waves\./)],
    });
  });
});
