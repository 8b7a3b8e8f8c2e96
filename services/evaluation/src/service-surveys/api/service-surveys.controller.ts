import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { RecordServiceSurvey } from '../application/record-service-survey.js';
import { SurveyViews, surveyView } from '../application/survey.views.js';

@Controller()
export class ServiceSurveysController {
  constructor(
    private readonly recordServiceSurvey: RecordServiceSurvey,
    private readonly views: SurveyViews,
  ) {}

  @Serve(evaluationApi.recordServiceSurvey)
  async record({ params, body }: InputOf<typeof evaluationApi.recordServiceSurvey>) {
    const survey = await this.recordServiceSurvey.execute({ ...params, ...body });
    return surveyView(params.unitCode, survey);
  }

  @Serve(evaluationApi.listServiceSurveys)
  list({ params }: InputOf<typeof evaluationApi.listServiceSurveys>) {
    return this.views.ofUnit(params.unitCode);
  }

  @Serve(evaluationApi.listSurveysAround)
  listAround({ params, query }: InputOf<typeof evaluationApi.listSurveysAround>) {
    return this.views.aroundRetreat(params.retreatId, query);
  }
}
