import { schedulingApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { AddSession } from '../application/add-session.js';
import { AgendaQueries } from '../application/agenda.queries.js';
import { CancelSession } from '../application/cancel-session.js';
import { MoveSession } from '../application/move-session.js';
import { PublishAgenda } from '../application/publish-agenda.js';

@Controller()
export class AgendaController {
  constructor(
    private readonly addSession: AddSession,
    private readonly moveSession: MoveSession,
    private readonly cancelSession: CancelSession,
    private readonly publishAgenda: PublishAgenda,
    private readonly agenda: AgendaQueries,
  ) {}

  @Serve(schedulingApi.addSession)
  add({ params, body }: InputOf<typeof schedulingApi.addSession>) {
    return this.addSession.execute({ ...params, ...body });
  }

  @Serve(schedulingApi.moveSession)
  move({ params, body }: InputOf<typeof schedulingApi.moveSession>) {
    return this.moveSession.execute({ ...params, ...body });
  }

  @Serve(schedulingApi.cancelSession)
  async cancel({ params }: InputOf<typeof schedulingApi.cancelSession>) {
    return this.agenda.draftOf(await this.cancelSession.execute(params));
  }

  @Serve(schedulingApi.publishAgenda)
  async publish({ params }: InputOf<typeof schedulingApi.publishAgenda>) {
    return this.agenda.releasedOf(await this.publishAgenda.execute(params));
  }

  @Serve(schedulingApi.getAgenda)
  released({ params }: InputOf<typeof schedulingApi.getAgenda>) {
    return this.agenda.released(params.retreatId);
  }

  @Serve(schedulingApi.getDraftAgenda)
  draft({ params }: InputOf<typeof schedulingApi.getDraftAgenda>) {
    return this.agenda.draft(params.retreatId);
  }

  @Serve(schedulingApi.getAgendaCoverage)
  coverage({ params }: InputOf<typeof schedulingApi.getAgendaCoverage>) {
    return this.agenda.coverage(params.retreatId);
  }
}
