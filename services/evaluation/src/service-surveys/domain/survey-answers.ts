import type { DataOf, ServiceElement, serviceSurveyTopic, SurveyMethod } from '@korsa/contracts';
import type { DomainError, Problem } from '@korsa/domain';
import { ikmOf, type IkmHundredths } from './ikm.js';
import { ScoresNotOnScale, SurveyScaleUnsupported } from './service-surveys.errors.js';

type PerElement<Value> = Readonly<Record<ServiceElement, Value>>;

/** What the surveyor hands in: sums per element, one row per respondent, or an IKM that was computed elsewhere. */
export type SurveyAnswers =
  | {
      readonly kind: 'sums';
      readonly scale: string;
      readonly respondents: number;
      readonly sums: PerElement<number>;
    }
  | { readonly kind: 'rows'; readonly scale: string; readonly rows: readonly PerElement<number>[] }
  | {
      readonly kind: 'reported';
      readonly method: SurveyMethod;
      readonly respondents: number;
      readonly ikm: number;
    };

export interface SurveyResult {
  readonly respondents: number;
  readonly method: SurveyMethod;
  readonly elements: DataOf<typeof serviceSurveyTopic.ServiceSurveyRecorded>['elements'];
  readonly ikm: IkmHundredths;
}

const [lowest, highest] = [1, 4];

/** The rules that the answers break. Scores on another scale are not judged: they would all be wrong for one reason. */
export function brokenRules(answers: SurveyAnswers): DomainError[] {
  if (answers.kind === 'reported') return [];
  if (answers.scale !== `${lowest}-${highest}`) return [new SurveyScaleUnsupported(answers.scale)];
  const problems =
    answers.kind === 'rows'
      ? answers.rows.flatMap((row, at) => outside(row, 1, `answers.rows.${at}`))
      : outside(answers.sums, answers.respondents, 'answers.sums');
  return problems.length > 0 ? [new ScoresNotOnScale(problems)] : [];
}

/** The result of answers that break no rule. */
export function evaluate(answers: SurveyAnswers): SurveyResult {
  const respondents = respondentsOf(answers);
  const method = methodOf(answers);
  if (answers.kind === 'reported') {
    return { respondents, method, elements: null, ikm: Math.round(answers.ikm * 100) };
  }
  const sums = answers.kind === 'rows' ? addUp(answers.rows) : answers.sums;
  const total = Object.values(sums).reduce((sum, score) => sum + score, 0);
  return {
    respondents,
    method,
    elements: mapElements(sums, (sum) => ({ sum, mean: sum / respondents })),
    ikm: ikmOf(total, respondents),
  };
}

export function respondentsOf(answers: SurveyAnswers): number {
  return answers.kind === 'rows' ? answers.rows.length : answers.respondents;
}

/** Only a figure that was computed elsewhere can have another method. */
export function methodOf(answers: SurveyAnswers): SurveyMethod {
  return answers.kind === 'reported' ? answers.method : 'exact-ninth';
}

/** One value per element, computed from another. */
export function mapElements<From, To>(
  values: PerElement<From>,
  map: (value: From, element: ServiceElement) => To,
): Record<ServiceElement, To> {
  const entries = Object.entries(values) as [ServiceElement, From][];
  return Object.fromEntries(
    entries.map(([element, value]) => [element, map(value, element)]),
  ) as Record<ServiceElement, To>;
}

function addUp(rows: readonly PerElement<number>[]): PerElement<number> {
  return rows.reduce((sum, row) => mapElements(sum, (value, of) => value + row[of]));
}

function outside(sums: PerElement<number>, respondents: number, field: string): Problem[] {
  const [least, most] = [lowest * respondents, highest * respondents];
  return Object.entries(sums)
    .filter(([, sum]) => sum < least || sum > most)
    .map(([element, sum]) => ({
      field: `${field}.${element}`,
      rule: `${sum} is impossible: ${respondents} scores of 1 to 4 add up to ${least} to ${most}`,
    }));
}
