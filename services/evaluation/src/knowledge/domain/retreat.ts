import type { Received, retreatTopic } from '@korsa/contracts';
import { Aggregates, type Instant } from '@korsa/domain';

type Topic = typeof retreatTopic;
export type RetreatFact =
  | Received<Topic['RetreatDrafted']>
  | Received<Topic['RetreatAnnounced']>
  | Received<Topic['RetreatRescheduled']>
  | Received<Topic['RetreatRelocated']>
  | Received<Topic['RetreatOpened']>
  | Received<Topic['RetreatClosed']>
  | Received<Topic['RetreatCancelled']>
  | Received<Topic['SessionScheduled']>
  | Received<Topic['SessionCancelled']>;

export type RetreatStatus = 'heard-of' | 'drafted' | 'announced' | 'open' | 'closed' | 'cancelled';

/** What scheduling said of a retreat. Null is what has not been heard yet. */
export interface Retreat {
  readonly id: string;
  /** Whose retreat it is: decides who sees it. */
  readonly cityCode: string;
  /** Who runs it, shown and never used to decide who sees it. */
  readonly operatorCode: string | null;
  readonly hostCode: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly timeZone: string | null;
  readonly status: RetreatStatus;
  readonly closedAt: Instant | null;
  readonly sessionIds: readonly string[];
}

export abstract class Retreats extends Aggregates<Retreat> {}

/** First and last day of a retreat that took place: one that is planned or still runs has changed nothing yet. */
export function heldOn({ status, firstDay, lastDay }: Retreat) {
  return status === 'closed' && firstDay && lastDay ? { firstDay, lastDay } : undefined;
}

export function learnRetreat(known: Retreat | undefined, fact: RetreatFact): Retreat {
  const retreat = known ?? heardOf(fact.subject, fact.cityCode);
  switch (fact.name) {
    case 'RetreatDrafted':
      return { ...retreat, ...planOf(fact.data), status: 'drafted' };
    case 'RetreatAnnounced':
      return { ...retreat, ...planOf(fact.data), status: 'announced' };
    case 'RetreatRescheduled':
      return { ...retreat, ...fact.data.to, timeZone: fact.data.timeZone };
    case 'RetreatRelocated':
      return { ...retreat, hostCode: fact.data.to.hostCode, timeZone: fact.data.to.timeZone };
    case 'RetreatOpened':
      return { ...retreat, ...fact.data.period, status: 'open' };
    case 'RetreatClosed':
      return {
        ...retreat,
        ...fact.data.period,
        status: 'closed',
        closedAt: fact.data.closedAt,
      };
    case 'RetreatCancelled':
      return { ...retreat, status: 'cancelled' };
    case 'SessionScheduled':
      return withSessions(retreat, [...without(retreat, fact.data.sessionId), fact.data.sessionId]);
    case 'SessionCancelled':
      return withSessions(retreat, without(retreat, fact.data.sessionId));
  }
}

function heardOf(id: string, cityCode: string): Retreat {
  return {
    id,
    cityCode,
    operatorCode: null,
    hostCode: null,
    firstDay: null,
    lastDay: null,
    timeZone: null,
    status: 'heard-of',
    closedAt: null,
    sessionIds: [],
  };
}

type Plan = Pick<
  Received<Topic['RetreatAnnounced']>['data'],
  'operatorCode' | 'hostCode' | 'period' | 'timeZone'
>;

function planOf({ operatorCode, hostCode, period, timeZone }: Plan) {
  return { operatorCode, hostCode, timeZone, firstDay: period.firstDay, lastDay: period.lastDay };
}

function without({ sessionIds }: Retreat, sessionId: string): string[] {
  return sessionIds.filter((id) => id !== sessionId);
}

function withSessions(retreat: Retreat, sessionIds: readonly string[]): Retreat {
  return { ...retreat, sessionIds };
}
