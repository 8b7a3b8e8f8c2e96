import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { actionPlanView } from '../../action-plans/application/action-plan.view.js';
import { Coverage } from '../application/coverage.js';
import { RecordMonitoringVisit } from '../application/record-monitoring-visit.js';

@Controller()
export class MonitoringController {
  constructor(
    private readonly recordMonitoringVisit: RecordMonitoringVisit,
    private readonly coverage: Coverage,
  ) {}

  @Serve(evaluationApi.recordMonitoringVisit)
  async visit({ params, body }: InputOf<typeof evaluationApi.recordMonitoringVisit>) {
    return actionPlanView(await this.recordMonitoringVisit.execute({ ...params, ...body }));
  }

  @Serve(evaluationApi.getMonitoringCoverage)
  getCoverage({ params }: InputOf<typeof evaluationApi.getMonitoringCoverage>) {
    return this.coverage.ofRetreat(params.retreatId);
  }
}
