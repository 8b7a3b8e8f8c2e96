import { retreatTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { LearnProgramme } from '../application/learn-programme.js';
import type { ProgrammeFact } from '../domain/programme.js';

@Consumer({ group: 'korsa.attendance.programmes' })
export class RetreatEventsConsumer {
  constructor(private readonly learnProgramme: LearnProgramme) {}

  @On(retreatTopic.RetreatDrafted)
  onRetreatDrafted(event: Received<typeof retreatTopic.RetreatDrafted>) {
    return this.learn(event, planned(event.data));
  }

  @On(retreatTopic.RetreatAnnounced)
  onRetreatAnnounced(event: Received<typeof retreatTopic.RetreatAnnounced>) {
    return this.learn(event, planned(event.data));
  }

  @On(retreatTopic.RetreatRescheduled)
  onRetreatRescheduled(event: Received<typeof retreatTopic.RetreatRescheduled>) {
    return this.learn(event, { kind: 'rescheduled', period: event.data.to });
  }

  @On(retreatTopic.RetreatCancelled)
  onRetreatCancelled(event: Received<typeof retreatTopic.RetreatCancelled>) {
    return this.learn(event, { kind: 'cancelled' });
  }

  @On(retreatTopic.RetreatOpened)
  onRetreatOpened(event: Received<typeof retreatTopic.RetreatOpened>) {
    return this.learn(event, { kind: 'opened', period: event.data.period });
  }

  @On(retreatTopic.RetreatClosed)
  onRetreatClosed(event: Received<typeof retreatTopic.RetreatClosed>) {
    return this.learn(event, { kind: 'closed', period: event.data.period });
  }

  @On(retreatTopic.SessionScheduled)
  onSessionScheduled(event: Received<typeof retreatTopic.SessionScheduled>) {
    return this.learn(event, sessionFact(event.data, false));
  }

  @On(retreatTopic.SessionMoved)
  onSessionMoved(event: Received<typeof retreatTopic.SessionMoved>) {
    return this.learn(event, sessionFact(event.data, false));
  }

  @On(retreatTopic.SessionCancelled)
  onSessionCancelled(event: Received<typeof retreatTopic.SessionCancelled>) {
    return this.learn(event, sessionFact(event.data, true));
  }

  private learn(
    { subject, cityCode }: { subject: string; cityCode: string },
    fact: ProgrammeFact,
  ): Promise<unknown> {
    return this.learnProgramme.execute({ retreatId: subject, cityCode, fact });
  }
}

interface ToldPlan {
  readonly operatorCode: string;
  readonly period: { readonly firstDay: string; readonly lastDay: string };
}

function planned({ operatorCode, period }: ToldPlan): ProgrammeFact {
  return { kind: 'planned', operatorCode, period };
}

interface ToldSession {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly plannedJp: number;
}

function sessionFact(told: ToldSession, cancelled: boolean): ProgrammeFact {
  const { sessionId, startsAt, endsAt, plannedJp } = told;
  return { kind: 'session', session: { sessionId, startsAt, endsAt, plannedJp, cancelled } };
}
