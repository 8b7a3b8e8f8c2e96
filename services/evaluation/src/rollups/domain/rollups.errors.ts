import { DomainError } from '@korsa/domain';

export class AreaNotCovered extends DomainError {
  readonly code = 'area-not-covered';
  readonly kind = 'forbidden';

  constructor(asked: string, own: string) {
    super(`You act for ${own}; the figures of ${asked} are not yours to see.`);
  }
}
