import { DomainError, isCityCode } from '@korsa/domain';
import { currentCause } from '@korsa/store';

/** Who operates the service, and for which province. */
export interface Operator {
  readonly actor: string;
  readonly area: string;
}

/** Waiting events are looked after by the province that runs the platform, never by one city. */
export class ProvinceRequired extends DomainError {
  readonly code = 'province-required';
  readonly kind = 'forbidden';

  constructor() {
    super('Operators act for a province: the area must be one such as 33.');
  }
}

/** The caller, who must act for a province; until tokens carry roles (ADR 0013) that is all that is known. Throws ProvinceRequired. */
export function currentOperator(): Operator {
  const { actor, area } = currentCause();
  if (isCityCode(area)) throw new ProvinceRequired();
  return { actor, area };
}
