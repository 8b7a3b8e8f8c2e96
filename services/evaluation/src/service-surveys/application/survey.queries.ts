import type { ServiceSurveySeries } from '../domain/service-surveys.js';

export abstract class SurveyQueries {
  abstract ofCity(cityCode: string): Promise<ServiceSurveySeries[]>;
}
