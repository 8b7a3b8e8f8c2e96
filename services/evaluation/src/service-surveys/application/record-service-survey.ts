import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { WorkUnitUnknown } from '../../knowledge/application/knowledge.errors.js';
import { WorkUnits } from '../../knowledge/domain/work-unit.js';
import { methodOf } from '../domain/survey-answers.js';
import {
  record,
  ServiceSurveys,
  type NewSurvey,
  type ServiceSurvey,
} from '../domain/service-surveys.js';

export type RecordServiceSurveyCommand = NewSurvey;

@Injectable()
export class RecordServiceSurvey {
  constructor(
    private readonly serviceSurveys: ServiceSurveys,
    private readonly workUnits: WorkUnits,
    private readonly clock: Clock,
  ) {}

  async execute(command: RecordServiceSurveyCommand): Promise<ServiceSurvey> {
    const at = this.clock.now();
    const { unitCode, period } = command;
    if (!(await this.workUnits.find(unitCode))) throw new WorkUnitUnknown(unitCode);
    const series = await this.serviceSurveys.changeOrCreate(unitCode, (known) =>
      record(known, command, at),
    );
    const method = methodOf(command.answers);
    const recorded = series?.surveys.find(
      (survey) => survey.method === method && survey.period.from === period.from,
    );
    if (!recorded) throw new Error('A recorded survey is in its series.');
    return recorded;
  }
}
