import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { Overviews } from '../application/overviews.js';

@Controller()
export class OverviewsController {
  constructor(private readonly overviews: Overviews) {}

  @Serve(evaluationApi.getOverview)
  get({ params }: InputOf<typeof evaluationApi.getOverview>) {
    return this.overviews.of(params.areaCode);
  }
}
