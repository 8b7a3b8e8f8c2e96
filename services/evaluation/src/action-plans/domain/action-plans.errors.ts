import { DomainError } from '@korsa/domain';

export class UnitOfAnotherCity extends DomainError {
  readonly code = 'unit-of-another-city';
  readonly kind = 'invalid';

  constructor(unitCode: string, cityCode: string) {
    super(`${unitCode} is no work unit of ${cityCode}.`, [
      { field: 'unitCode', rule: `must be a work unit of ${cityCode}` },
    ]);
  }
}

export class DueDayPast extends DomainError {
  readonly code = 'due-day-past';
  readonly kind = 'invalid';

  constructor(dueOn: string) {
    super(`An action plan is due after the day it is made; ${dueOn} is not.`, [
      { field: 'dueOn', rule: 'must lie after today' },
    ]);
  }
}

export class ProgressUnchanged extends DomainError {
  readonly code = 'progress-unchanged';
  readonly kind = 'conflict';

  constructor(actionPlanId: string, percent: number) {
    super(`Action plan ${actionPlanId} is at ${percent} % already.`);
  }
}

export class ActionPlanCompletedAlready extends DomainError {
  readonly code = 'action-plan-completed-already';
  readonly kind = 'conflict';

  constructor(actionPlanId: string) {
    super(`Action plan ${actionPlanId} is completed.`);
  }
}

export class VisitInFuture extends DomainError {
  readonly code = 'visit-in-future';
  readonly kind = 'invalid';

  constructor(visitedOn: string) {
    super(`A visit is recorded when it has happened; ${visitedOn} is still to come.`, [
      { field: 'visitedOn', rule: 'must not lie after today' },
    ]);
  }
}

export class VisitedOnAlready extends DomainError {
  readonly code = 'visited-on-already';
  readonly kind = 'conflict';

  constructor(actionPlanId: string, visitedOn: string) {
    super(`Action plan ${actionPlanId} has a visit on ${visitedOn} already.`);
  }
}
