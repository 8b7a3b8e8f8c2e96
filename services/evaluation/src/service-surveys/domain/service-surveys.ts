import type { DataOf, EventsOf, serviceSurveyTopic, SurveyPeriod } from '@korsa/contracts';
import { Aggregates, decide, requireUnbroken, type Decision, type Instant } from '@korsa/domain';
import { gradeOf } from './ikm.js';
import { requiredSample } from './required-sample.js';
import {
  MoreRespondentsThanUsers,
  SurveyPeriodNotOver,
  SurveyPeriodOverlaps,
} from './service-surveys.errors.js';
import { brokenRules, evaluate, respondentsOf, type SurveyAnswers } from './survey-answers.js';

export type ServiceSurveyEvent = EventsOf<typeof serviceSurveyTopic>;
export type ServiceSurvey = DataOf<typeof serviceSurveyTopic.ServiceSurveyRecorded>;

/** The service surveys of one work unit, by period. */
export interface ServiceSurveySeries {
  /** The unit code. */
  readonly id: string;
  readonly cityCode: string;
  readonly surveys: readonly ServiceSurvey[];
}

export abstract class ServiceSurveys extends Aggregates<ServiceSurveySeries, ServiceSurveyEvent> {}

export interface NewSurvey {
  readonly unitCode: string;
  readonly period: SurveyPeriod;
  readonly users: number;
  readonly answers: SurveyAnswers;
}

/** The city of a unit is written in its code. */
export function cityOfUnit(unitCode: string): string {
  return unitCode.slice(0, 5);
}

/** Throws the rule that the survey breaks, SeveralRulesBroken with all of them, or SurveyPeriodOverlaps. */
export function record(
  series: ServiceSurveySeries | undefined,
  given: NewSurvey,
  at: Instant,
): Decision<ServiceSurveySeries, ServiceSurveyEvent> {
  refuseUnsound(given, at.slice(0, 10));
  const { unitCode, period, users, answers } = given;
  const { respondents, method, elements, ikm } = evaluate(answers);
  const surveys = series?.surveys ?? [];
  const overlapping = surveys.find(
    (other) => other.method === method && overlap(other.period, period),
  );
  if (overlapping) {
    throw new SurveyPeriodOverlaps(unitCode, overlapping.period.from, overlapping.period.to);
  }
  const requiredRespondents = requiredSample(users);
  const survey: ServiceSurvey = {
    period,
    users,
    respondents,
    requiredRespondents,
    shortfall: Math.max(0, requiredRespondents - respondents),
    method,
    elements,
    ikm: ikm / 100,
    grade: gradeOf(ikm),
    recordedAt: at,
  };
  const byPeriod = [...surveys, survey].sort((a, b) => a.period.from.localeCompare(b.period.from));
  return decide({ id: unitCode, cityCode: cityOfUnit(unitCode), surveys: byPeriod }, [
    { type: 'ServiceSurveyRecorded', data: survey },
  ]);
}

function refuseUnsound({ period, users, answers }: NewSurvey, today: string): void {
  const respondents = respondentsOf(answers);
  requireUnbroken([
    ...(period.to > today ? [new SurveyPeriodNotOver(period.to)] : []),
    ...(respondents > users ? [new MoreRespondentsThanUsers(respondents, users)] : []),
    ...brokenRules(answers),
  ]);
}

function overlap(a: SurveyPeriod, b: SurveyPeriod): boolean {
  return a.from <= b.to && b.from <= a.to;
}
