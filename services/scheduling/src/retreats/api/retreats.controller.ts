import { schedulingApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { AnnounceRetreat } from '../application/announce-retreat.js';
import { CancelRetreat } from '../application/cancel-retreat.js';
import { CloseRetreat } from '../application/close-retreat.js';
import { DraftRetreat } from '../application/draft-retreat.js';
import { OpenRetreat } from '../application/open-retreat.js';
import { RelocateRetreat } from '../application/relocate-retreat.js';
import { RescheduleRetreat } from '../application/reschedule-retreat.js';
import { retreatView } from '../application/retreat-view.js';
import { RetreatQueries } from '../application/retreat.queries.js';

@Controller()
export class RetreatsController {
  constructor(
    private readonly draftRetreat: DraftRetreat,
    private readonly announceRetreat: AnnounceRetreat,
    private readonly rescheduleRetreat: RescheduleRetreat,
    private readonly relocateRetreat: RelocateRetreat,
    private readonly cancelRetreat: CancelRetreat,
    private readonly openRetreat: OpenRetreat,
    private readonly closeRetreat: CloseRetreat,
    private readonly retreats: RetreatQueries,
  ) {}

  @Serve(schedulingApi.draftRetreat)
  async draft({ body }: InputOf<typeof schedulingApi.draftRetreat>) {
    return retreatView(await this.draftRetreat.execute(body));
  }

  @Serve(schedulingApi.announceRetreat)
  async announce({ params }: InputOf<typeof schedulingApi.announceRetreat>) {
    return retreatView(await this.announceRetreat.execute(params));
  }

  @Serve(schedulingApi.rescheduleRetreat)
  async reschedule({ params, body }: InputOf<typeof schedulingApi.rescheduleRetreat>) {
    return retreatView(await this.rescheduleRetreat.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.relocateRetreat)
  async relocate({ params, body }: InputOf<typeof schedulingApi.relocateRetreat>) {
    return retreatView(await this.relocateRetreat.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.cancelRetreat)
  async cancel({ params, body }: InputOf<typeof schedulingApi.cancelRetreat>) {
    return retreatView(await this.cancelRetreat.execute({ ...params, ...body }));
  }

  @Serve(schedulingApi.openRetreat)
  async open({ params }: InputOf<typeof schedulingApi.openRetreat>) {
    return retreatView(await this.openRetreat.execute(params));
  }

  @Serve(schedulingApi.closeRetreat)
  async close({ params }: InputOf<typeof schedulingApi.closeRetreat>) {
    return retreatView(await this.closeRetreat.execute(params));
  }

  @Serve(schedulingApi.getRetreat)
  get({ params }: InputOf<typeof schedulingApi.getRetreat>) {
    return this.retreats.get(params.retreatId);
  }

  @Serve(schedulingApi.listRetreats)
  list({ query }: InputOf<typeof schedulingApi.listRetreats>) {
    return this.retreats.list(query);
  }
}
