import { DomainError } from '@korsa/domain';

/** The retreat is not one that takes nominations, or nothing was heard of it yet. */
export class RetreatNotAnnounced extends DomainError {
  readonly code = 'retreat-not-announced';
  readonly kind = 'conflict';

  constructor(retreatId: string, status: string) {
    super(`Retreat ${retreatId} takes no nominations: as far as is known here it is ${status}.`);
  }
}

export class IntakeNotOpened extends DomainError {
  readonly code = 'intake-not-opened';
  readonly kind = 'conflict';

  constructor(retreatId: string) {
    super(`The intake of retreat ${retreatId} was never opened.`);
  }
}

export class IntakeOpenAlready extends DomainError {
  readonly code = 'intake-open-already';
  readonly kind = 'conflict';

  constructor(retreatId: string) {
    super(`The intake of retreat ${retreatId} was opened before.`);
  }
}

export class IntakeClosedAlready extends DomainError {
  readonly code = 'intake-closed-already';
  readonly kind = 'conflict';

  constructor(retreatId: string) {
    super(`The intake of retreat ${retreatId} is closed.`);
  }
}

export class IntakeWindowNotPossible extends DomainError {
  readonly code = 'intake-window-not-possible';
  readonly kind = 'invalid';

  constructor() {
    super('The intake cannot end then.', [{ field: 'closesAt', rule: 'lies in the past' }]);
  }
}
