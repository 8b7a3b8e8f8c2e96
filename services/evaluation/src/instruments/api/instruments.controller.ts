import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { InstrumentViews } from '../application/instrument.views.js';
import { PublishInstrument } from '../application/publish-instrument.js';

@Controller()
export class InstrumentsController {
  constructor(
    private readonly publishInstrument: PublishInstrument,
    private readonly views: InstrumentViews,
  ) {}

  @Serve(evaluationApi.listInstruments)
  list({ query }: InputOf<typeof evaluationApi.listInstruments>) {
    return this.views.list(query);
  }

  @Serve(evaluationApi.publishInstrument)
  publish({ params, body }: InputOf<typeof evaluationApi.publishInstrument>) {
    return this.publishInstrument.execute({ ...params, ...body });
  }
}
