import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@korsa/domain';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '../src');

type ErrorClass = new (...told: unknown[]) => DomainError;

/** Whatever an error is told: most print it, and those that are handed their problems show this one. */
const told = [{ field: '(handed in)', rule: 'broken' }];

/** One of every class in the files `*.errors.ts`: found, not listed, so that a new one is not forgotten. */
async function everyError(): Promise<DomainError[]> {
  const files = globSync('**/*.errors.ts', { cwd: src });
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(src, file))) as Record<string, ErrorClass>),
  );
  return modules.flatMap(Object.values<ErrorClass>).map((Class) => new Class(told, told, told));
}

describe('an error of kind invalid', () => {
  it('names the field of the request that breaks its rule', async () => {
    const invalid = (await everyError()).filter(({ kind }) => kind === 'invalid');
    const fieldsOf = new Map(
      invalid.map(({ code, problems }) => [code, problems.map(({ field }) => field)]),
    );
    expect([...fieldsOf.values()]).not.toContainEqual([]);
    expect(Object.fromEntries(fieldsOf)).toEqual({
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
