import { DomainError } from '@korsa/domain';

export class RetreatNotClosed extends DomainError {
  readonly code = 'retreat-not-closed';
  readonly kind = 'conflict';

  constructor(retreatId: string, status: string) {
    super(`Retreat ${retreatId} is ${status}; there is nothing after it to compare with.`);
  }
}

export class ImpactNotAssessed extends DomainError {
  readonly code = 'impact-not-assessed';
  readonly kind = 'not-found';

  constructor(retreatId: string) {
    super(`The impact of retreat ${retreatId} has not been assessed.`);
  }
}
