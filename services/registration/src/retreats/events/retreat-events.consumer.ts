import { retreatTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { CloseIntakeOfRetreat } from '../../intakes/application/close-intake-of-retreat.js';
import { CancelRegistrations } from '../../registrations/application/cancel-registrations.js';
import { RequestReconfirmations } from '../../registrations/application/request-reconfirmations.js';
import { LearnRetreat } from '../application/learn-retreat.js';
import type { News } from '../domain/known-retreat.js';

@Consumer({ group: 'korsa.registration.retreats' })
export class RetreatEventsConsumer {
  constructor(
    private readonly learnRetreat: LearnRetreat,
    private readonly requestReconfirmations: RequestReconfirmations,
    private readonly closeIntake: CloseIntakeOfRetreat,
    private readonly cancelRegistrations: CancelRegistrations,
  ) {}

  @On(retreatTopic.RetreatDrafted)
  onRetreatDrafted(event: Received<typeof retreatTopic.RetreatDrafted>): Promise<unknown> {
    return this.learn(event, { status: 'drafted', ...planOf(event.data) });
  }

  @On(retreatTopic.RetreatAnnounced)
  onRetreatAnnounced(event: Received<typeof retreatTopic.RetreatAnnounced>): Promise<unknown> {
    return this.learn(event, { status: 'announced', ...planOf(event.data) });
  }

  @On(retreatTopic.RetreatRescheduled)
  async onRetreatRescheduled(
    event: Received<typeof retreatTopic.RetreatRescheduled>,
  ): Promise<unknown> {
    await this.learn(event, { period: event.data.to, moved: true });
    return this.requestReconfirmations.execute({ retreatId: event.subject });
  }

  @On(retreatTopic.RetreatOpened)
  onRetreatOpened(event: Received<typeof retreatTopic.RetreatOpened>): Promise<unknown> {
    return this.learn(event, { status: 'opened', period: event.data.period });
  }

  @On(retreatTopic.RetreatClosed)
  async onRetreatClosed(event: Received<typeof retreatTopic.RetreatClosed>): Promise<unknown> {
    await this.learn(event, { status: 'closed', period: event.data.period });
    return this.closeIntake.execute({ retreatId: event.subject });
  }

  @On(retreatTopic.RetreatCancelled)
  async onRetreatCancelled(
    event: Received<typeof retreatTopic.RetreatCancelled>,
  ): Promise<unknown> {
    await this.learn(event, { status: 'cancelled' });
    await this.closeIntake.execute({ retreatId: event.subject });
    return this.cancelRegistrations.execute({ retreatId: event.subject });
  }

  private learn(event: { readonly subject: string; readonly cityCode: string }, news: News) {
    const { subject: retreatId, cityCode } = event;
    return this.learnRetreat.execute({ retreatId, cityCode, news });
  }
}

type Plan = Received<typeof retreatTopic.RetreatAnnounced>['data'];

function planOf({ title, operatorCode, period }: Pick<Plan, 'title' | 'operatorCode' | 'period'>) {
  return { title, operatorCode, period };
}
