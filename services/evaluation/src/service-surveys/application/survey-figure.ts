import type { DataOf, impactTopic } from '@korsa/contracts';
import type { ServiceSurvey } from '../domain/service-surveys.js';

export type SurveyFigure = DataOf<typeof impactTopic.ImpactAssessed>['units'][number]['before'];

/** A survey as reports cite it. */
export function figureOf(survey: ServiceSurvey): SurveyFigure {
  const { period, ikm, grade, respondents, requiredRespondents, method } = survey;
  return { period, ikm, grade, respondents, requiredRespondents, method };
}
