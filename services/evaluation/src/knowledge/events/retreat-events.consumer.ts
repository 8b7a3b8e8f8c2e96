import { retreatTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { Learn } from '../application/learn.js';

@Consumer({ group: 'korsa.evaluation.knowledge' })
export class RetreatEventsConsumer {
  constructor(private readonly learn: Learn) {}

  @On(retreatTopic.RetreatDrafted)
  onRetreatDrafted(event: Received<typeof retreatTopic.RetreatDrafted>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatAnnounced)
  onRetreatAnnounced(event: Received<typeof retreatTopic.RetreatAnnounced>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatRescheduled)
  onRetreatRescheduled(event: Received<typeof retreatTopic.RetreatRescheduled>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatRelocated)
  onRetreatRelocated(event: Received<typeof retreatTopic.RetreatRelocated>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatOpened)
  onRetreatOpened(event: Received<typeof retreatTopic.RetreatOpened>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatClosed)
  onRetreatClosed(event: Received<typeof retreatTopic.RetreatClosed>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.RetreatCancelled)
  onRetreatCancelled(event: Received<typeof retreatTopic.RetreatCancelled>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.SessionScheduled)
  onSessionScheduled(event: Received<typeof retreatTopic.SessionScheduled>) {
    return this.learn.retreat(event);
  }

  @On(retreatTopic.SessionCancelled)
  onSessionCancelled(event: Received<typeof retreatTopic.SessionCancelled>) {
    return this.learn.retreat(event);
  }
}
