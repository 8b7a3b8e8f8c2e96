import { DomainError } from '@korsa/domain';

/** Attendance is decided when there is nothing more to attend. */
export class RetreatNotClosed extends DomainError {
  readonly code = 'retreat-not-closed';
  readonly kind = 'conflict';

  constructor(retreatId: string) {
    super(`Retreat ${retreatId} is not closed yet.`);
  }
}
