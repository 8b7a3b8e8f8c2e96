import { DomainError, type Problem } from '@korsa/domain';

/** The person is nominated for this retreat: a person has one registration per retreat. */
export class AlreadyNominated extends DomainError {
  readonly code = 'already-nominated';
  readonly kind = 'conflict';

  constructor(registrationId: string, status: string) {
    super(`The person has registration ${registrationId}, which is ${status}.`);
  }
}

export class ParticipationAlreadyConfirmed extends DomainError {
  readonly code = 'participation-already-confirmed';
  readonly kind = 'conflict';

  constructor(registrationId: string) {
    super(`Registration ${registrationId} was confirmed before.`);
  }
}

export class RegistrationNotAwaitingAnswer extends DomainError {
  readonly code = 'registration-not-awaiting-answer';
  readonly kind = 'conflict';

  constructor(status: string) {
    super(`The registration is ${status} and awaits no answer.`);
  }
}

/** It was rejected, declined, substituted or cancelled before: there is no place to give up. */
export class RegistrationNotActive extends DomainError {
  readonly code = 'registration-not-active';
  readonly kind = 'conflict';

  constructor(status: string) {
    super(`The registration is ${status}.`);
  }
}

export class SubstitutionNotAllowed extends DomainError {
  readonly code = 'substitution-not-allowed';
  readonly kind = 'conflict';

  constructor() {
    super('The intake of this retreat allows no substitutes.');
  }
}

export class SubstituteNotEligible extends DomainError {
  readonly code = 'substitute-not-eligible';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The person cannot take this place.', problems);
  }
}

export class QuotaBelowSeatsTaken extends DomainError {
  readonly code = 'quota-below-seats-taken';
  readonly kind = 'conflict';

  constructor(quota: number, taken: number) {
    super(`${taken} seats are taken, so the quota cannot be ${quota}.`);
  }
}

export class RetreatOver extends DomainError {
  readonly code = 'retreat-over';
  readonly kind = 'conflict';

  constructor(retreatId: string, how: string) {
    super(`Retreat ${retreatId} is ${how}.`);
  }
}

/** Nobody of this id is in the directory of the caller's area, or their data were erased. */
export class NomineeUnknown extends DomainError {
  readonly code = 'nominee-unknown';
  readonly kind = 'invalid';

  constructor() {
    super('The person is not in the directory.', [
      { field: 'personId', rule: 'is no person of the directory' },
    ]);
  }
}
