import { DomainError } from '@korsa/domain';

export class AreaNotCovered extends DomainError {
  readonly code = 'area-not-covered';
  readonly kind = 'forbidden';

  constructor(asked: string, own: string) {
    super(`You act for ${own}; the roll-up of ${asked} is not yours to see.`);
  }
}
