import { DomainError } from '@korsa/domain';

export class RegistrationUnknown extends DomainError {
  readonly code = 'registration-unknown';
  readonly kind = 'not-found';

  constructor(registrationId: string) {
    super(
      `There is no registration ${registrationId} in your area, or it has not been heard of yet.`,
    );
  }
}

export class RegistrationOfAnotherRetreat extends DomainError {
  readonly code = 'registration-of-another-retreat';
  readonly kind = 'invalid';

  constructor(registrationId: string) {
    super(`Registration ${registrationId} belongs to another retreat.`, [
      { field: 'registrationId', rule: 'must be a registration of this retreat' },
    ]);
  }
}

export class NotTakingPart extends DomainError {
  readonly code = 'not-taking-part';
  readonly kind = 'conflict';

  constructor(registrationId: string, status: string) {
    super(`Registration ${registrationId} is ${status}: only participants can do this.`);
  }
}

export class WorkUnitUnknown extends DomainError {
  readonly code = 'work-unit-unknown';
  readonly kind = 'not-found';

  constructor(unitCode: string) {
    super(`There is no work unit ${unitCode} in your area, or it has not been heard of yet.`);
  }
}
