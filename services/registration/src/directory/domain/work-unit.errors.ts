import { DomainError, type Problem } from '@korsa/domain';

export class WorkUnitNotPossible extends DomainError {
  readonly code = 'work-unit-not-possible';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('There can be no such work unit.', problems);
  }
}

export class WorkUnitClosedAlready extends DomainError {
  readonly code = 'work-unit-closed-already';
  readonly kind = 'conflict';

  constructor(unitCode: string) {
    super(`Work unit ${unitCode} is closed.`);
  }
}

export class WorkUnitRegisteredAlready extends DomainError {
  readonly code = 'work-unit-registered-already';
  readonly kind = 'conflict';

  constructor(unitCode: string) {
    super(`Work unit ${unitCode} is in the directory.`);
  }
}
