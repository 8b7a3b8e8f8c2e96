import { DomainError, type Problem } from '@korsa/domain';

/** What is said of the person contradicts itself, the NIP or the directory. */
export class PersonNotEnrollable extends DomainError {
  readonly code = 'person-not-enrollable';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The person cannot be enrolled as described.', problems);
  }
}

/** The NIP is that of somebody enrolled; who, is told only within their own area. */
export class NipEnrolledAlready extends DomainError {
  readonly code = 'nip-enrolled-already';
  readonly kind = 'conflict';

  constructor(readonly personId: string | undefined) {
    super(
      personId
        ? `The NIP is that of person ${personId}.`
        : 'The NIP is that of a person outside the area.',
      [{ field: 'nip', rule: 'is enrolled already' }],
    );
  }
}

export class PositionNotPossible extends DomainError {
  readonly code = 'position-not-possible';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The person cannot hold this position.', problems);
  }
}

export class PersonErasedAlready extends DomainError {
  readonly code = 'person-erased';
  readonly kind = 'conflict';

  constructor(personId: string) {
    super(`The data of person ${personId} were erased.`);
  }
}
