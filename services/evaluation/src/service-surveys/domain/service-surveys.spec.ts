import { describe, expect, it } from '@jest/globals';
import { DomainError, SeveralRulesBroken } from '@korsa/domain';
import { aSurvey, perElement } from '../../../test/builders.js';
import {
  MoreRespondentsThanUsers,
  ScoresNotOnScale,
  SurveyPeriodNotOver,
  SurveyPeriodOverlaps,
  SurveyScaleUnsupported,
} from './service-surveys.errors.js';
import { record, type NewSurvey } from './service-surveys.js';
import { evaluate } from './survey-answers.js';

const at = '2025-10-02T03:00:00.000Z';
const sums = { ...perElement(106), cost: 107 };
const survey: NewSurvey = {
  unitCode: '33.71.disdukcapil',
  period: { from: '2025-07-01', to: '2025-09-30' },
  users: 300,
  answers: { kind: 'sums', scale: '1-4', respondents: 29, sums },
};

describe('record', () => {
  it('says the exact IKM, the grade and how many respondents are missing', () => {
    const { state, events } = record(undefined, survey, at);
    expect(state).toMatchObject({ id: '33.71.disdukcapil', cityCode: '33.71' });
    expect(events).toEqual([
      {
        type: 'ServiceSurveyRecorded',
        data: expect.objectContaining({
          respondents: 29,
          requiredRespondents: 169,
          shortfall: 140,
          method: 'exact-ninth',
          ikm: 91.48,
          grade: 'A',
        }),
      },
    ]);
  });

  it('keeps the scores per element and never rounds their mean', () => {
    const { elements } = record(undefined, survey, at).state.surveys[0]!;
    expect(elements?.cost).toEqual({ sum: 107, mean: 107 / 29 });
  });

  it('has no shortfall when more answered than needed', () => {
    const big = { kind: 'sums', scale: '1-4', respondents: 200, sums: perElement(600) } as const;
    expect(record(undefined, { ...survey, answers: big }, at).state.surveys[0]).toMatchObject({
      shortfall: 0,
      ikm: 75,
    });
  });

  it('keeps surveys in the order of their periods', () => {
    const later = { ...survey, period: { from: '2025-10-01', to: '2025-10-01' } };
    const first = record(undefined, later, at).state;
    const both = record(first, survey, at).state;
    expect(both.surveys.map(({ period }) => period.from)).toEqual(['2025-07-01', '2025-10-01']);
  });

  it('refuses a period that overlaps one of the same method', () => {
    const { state } = record(undefined, survey, at);
    const overlapping = { ...survey, period: { from: '2025-09-30', to: '2025-10-01' } };
    expect(() => record(state, overlapping, at)).toThrow(SurveyPeriodOverlaps);
  });

  it('lets a figure of another method stand beside it', () => {
    const { state } = record(undefined, survey, at);
    const reported = {
      ...survey,
      answers: { kind: 'reported', method: 'rounded-0.11', respondents: 29, ikm: 90.56 },
    } as const;
    expect(
      record(state, reported, at).state.surveys.map(({ ikm, method }) => [ikm, method]),
    ).toEqual([
      [91.48, 'exact-ninth'],
      [90.56, 'rounded-0.11'],
    ]);
  });
});

describe('a survey that breaks rules', () => {
  const future = { from: '2025-07-01', to: '2025-12-31' };
  const refused = (given: Partial<NewSurvey>) => () =>
    record(undefined, { ...survey, ...given }, at);
  const answered = (scale: string, values: typeof sums) =>
    refused({ answers: { kind: 'sums', scale, respondents: 29, sums: values } });

  it('keeps the code of a rule that it breaks alone', () => {
    expect(refused({ period: future })).toThrow(SurveyPeriodNotOver);
    expect(refused({ users: 28 })).toThrow(MoreRespondentsThanUsers);
  });

  it('is told all of them at once', () => {
    const impossible = { ...perElement(87), time: 117, complaints: 28 };
    const answers = { kind: 'sums', scale: '1-4', respondents: 29, sums: impossible } as const;
    const attempt = refused({ period: future, users: 28, answers });
    expect(attempt).toThrow(SeveralRulesBroken);
    expect(fieldsOf(attempt)).toEqual([
      'period.to',
      'users',
      'answers.sums.time',
      'answers.sums.complaints',
    ]);
  });

  it('counts rows as respondents also when their scores are off the scale', () => {
    const rows = [perElement(3), perElement(5)];
    const attempt = refused({ users: 1, answers: { kind: 'rows', scale: '1-4', rows } });
    expect(fieldsOf(attempt)).toEqual([
      'users',
      ...Object.keys(perElement(5)).map((element) => `answers.rows.1.${element}`),
    ]);
  });

  it('is told of another scale beside the rest, and not of scores that lie on that one', () => {
    const answers = { kind: 'sums', scale: '0-5', respondents: 29, sums: perElement(140) } as const;
    expect(fieldsOf(refused({ period: future, answers }))).toEqual(['period.to', 'answers.scale']);
    expect(refused({ answers })).toThrow(SurveyScaleUnsupported);
  });

  it('is told of a reported figure what it can be', () => {
    const answers = { kind: 'reported', method: 'exact-ninth', respondents: 29, ikm: 80 } as const;
    expect(fieldsOf(refused({ period: future, users: 28, answers }))).toEqual([
      'period.to',
      'users',
    ]);
  });

  it.each(['0-5', '1-5', '0-100', '0-4'])('has the scale %s: an IPP is no IKM', (scale) => {
    expect(answered(scale, sums)).toThrow(SurveyScaleUnsupported);
  });

  it('names every element whose sum is impossible', () => {
    const attempt = answered('1-4', { ...perElement(87), time: 117, complaints: 28 });
    expect(attempt).toThrow(ScoresNotOnScale);
    expect(fieldsOf(attempt)).toEqual(['answers.sums.time', 'answers.sums.complaints']);
  });

  it('names every row with a score off the scale', () => {
    const rows = [perElement(4), { ...perElement(4), product: 5 }, { ...perElement(4), time: 0 }];
    const attempt = refused({ answers: { kind: 'rows', scale: '1-4', rows } });
    expect(attempt).toThrow(ScoresNotOnScale);
    expect(fieldsOf(attempt)).toEqual(['answers.rows.1.product', 'answers.rows.2.time']);
  });
});

describe('evaluate', () => {
  it('reads rows as it reads their sums', () => {
    const rows = [perElement(3), { ...perElement(3), cost: 4 }];
    const added = {
      kind: 'sums',
      scale: '1-4',
      respondents: 2,
      sums: { ...perElement(6), cost: 7 },
    };
    expect(evaluate({ kind: 'rows', scale: '1-4', rows })).toEqual(evaluate(added as never));
  });
});

describe('the builder of a survey', () => {
  it('is a survey this service would record', () => {
    const { users, respondents, period } = aSurvey();
    const answers = { kind: 'sums', scale: '1-4', respondents, sums: perElement(507) } as const;
    expect(
      record(undefined, { unitCode: '33.71.x', users, period, answers }, at).state.surveys,
    ).toEqual([{ ...aSurvey(), recordedAt: at }]);
  });
});

function fieldsOf(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error.problems.map(({ field }) => field);
    throw error;
  }
  throw new Error('Nothing was refused.');
}
