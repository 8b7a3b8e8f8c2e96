import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { RespondInBatch } from '../application/respond-in-batch.js';
import { Respond } from '../application/respond.js';

@Controller()
export class ResponsesController {
  constructor(
    private readonly respond: Respond,
    private readonly respondInBatch: RespondInBatch,
  ) {}

  @Serve(evaluationApi.respond)
  async one({ params, body }: InputOf<typeof evaluationApi.respond>) {
    await this.respond.execute({ ...params, response: body });
    return { wave: params.wave };
  }

  @Serve(evaluationApi.respondInBatch)
  batch({ params, body }: InputOf<typeof evaluationApi.respondInBatch>) {
    return this.respondInBatch.execute({ ...params, ...body });
  }
}
