import type {
  actionPlanTopic,
  DataOf,
  EventsOf,
  FindingCode,
  ServiceElement,
} from '@korsa/contracts';
import { Aggregates, decide, requireUnbroken, type Decision, type Instant } from '@korsa/domain';
import {
  ActionPlanCompletedAlready,
  DueDayPast,
  ProgressUnchanged,
  UnitOfAnotherCity,
  VisitedOnAlready,
  VisitInFuture,
} from './action-plans.errors.js';

export type ActionPlanEvent = EventsOf<typeof actionPlanTopic>;

export interface MonitoringVisit {
  readonly visitedOn: string;
  readonly finding: FindingCode;
  readonly evidenceCount: number;
}

/** What a participant promised to improve in a work unit, how far it is, and what visitors saw. */
export interface ActionPlan {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly registrationId: string;
  readonly unitCode: string;
  readonly element: ServiceElement;
  readonly dueOn: string;
  readonly status: 'committed' | 'completed';
  readonly progressPercent: number;
  readonly committedAt: Instant;
  readonly completedOn: string | null;
  readonly visits: readonly MonitoringVisit[];
}

export abstract class ActionPlans extends Aggregates<ActionPlan, ActionPlanEvent> {}

type Result = Decision<ActionPlan, ActionPlanEvent>;

/** A moment, and the calendar day it is where the retreat took place. */
export interface Moment {
  readonly at: Instant;
  readonly today: string;
}

export type Commitment = Pick<
  ActionPlan,
  'id' | 'cityCode' | 'retreatId' | 'registrationId' | 'unitCode' | 'element' | 'dueOn'
>;

export function commit(commitment: Commitment, { at, today }: Moment): Result {
  const { cityCode, unitCode, dueOn, element } = commitment;
  requireUnbroken([
    ...(unitCode.startsWith(`${cityCode}.`) ? [] : [new UnitOfAnotherCity(unitCode, cityCode)]),
    ...(dueOn > today ? [] : [new DueDayPast(dueOn)]),
  ]);
  const plan: ActionPlan = {
    ...commitment,
    status: 'committed',
    progressPercent: 0,
    committedAt: at,
    completedOn: null,
    visits: [],
  };
  return decide(plan, [
    {
      type: 'ActionPlanCommitted',
      data: { ...subjectOf(plan), element, dueOn, committedAt: at },
    },
  ]);
}

export function progress(plan: ActionPlan, toPercent: number, { at }: Moment): Result {
  refuseCompleted(plan);
  const fromPercent = plan.progressPercent;
  if (fromPercent === toPercent) throw new ProgressUnchanged(plan.id, toPercent);
  return decide({ ...plan, progressPercent: toPercent }, [
    {
      type: 'ActionPlanProgressed',
      data: { ...subjectOf(plan), fromPercent, toPercent, progressedAt: at },
    },
  ]);
}

export function complete(plan: ActionPlan, { at, today }: Moment): Result {
  refuseCompleted(plan);
  const { dueOn } = plan;
  return decide({ ...plan, status: 'completed', progressPercent: 100, completedOn: today }, [
    {
      type: 'ActionPlanCompleted',
      data: {
        ...subjectOf(plan),
        dueOn,
        completedOn: today,
        late: today > dueOn,
        completedAt: at,
      },
    },
  ]);
}

/** Visits go on after completion: whether an improvement lasts is seen later. */
export function visit(plan: ActionPlan, seen: MonitoringVisit, { at, today }: Moment): Result {
  const { visitedOn } = seen;
  if (visitedOn > today) throw new VisitInFuture(visitedOn);
  if (plan.visits.some((other) => other.visitedOn === visitedOn)) {
    throw new VisitedOnAlready(plan.id, visitedOn);
  }
  return decide({ ...plan, visits: [...plan.visits, seen] }, [
    { type: 'MonitoringVisitRecorded', data: { ...subjectOf(plan), ...seen, recordedAt: at } },
  ]);
}

function subjectOf({ retreatId, registrationId, unitCode }: ActionPlan): Subject {
  return { retreatId, registrationId, unitCode };
}

type Subject = Pick<
  DataOf<typeof actionPlanTopic.ActionPlanCommitted>,
  'retreatId' | 'registrationId' | 'unitCode'
>;

function refuseCompleted({ id, status }: ActionPlan): void {
  if (status === 'completed') throw new ActionPlanCompletedAlready(id);
}
