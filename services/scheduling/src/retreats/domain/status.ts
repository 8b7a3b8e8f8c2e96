import type { RetreatStatus } from '@korsa/contracts';
import type { DomainError } from '@korsa/domain';
import {
  RetreatAlreadyAnnounced,
  RetreatAlreadyCancelled,
  RetreatAlreadyClosed,
  RetreatAlreadyOpen,
  RetreatNotAnnounced,
  RetreatNotOpen,
} from './retreat.errors.js';

interface WithStatus {
  readonly status: RetreatStatus;
}

/** Throws the error that names why a retreat in this status cannot take the step. */
export function requireStatus(retreat: WithStatus, ...allowed: readonly RetreatStatus[]): void {
  if (!allowed.includes(retreat.status)) throw refusal(retreat.status, allowed);
}

/** Agenda and speakers can be planned until the retreat is over. */
export function requirePlannable(retreat: WithStatus): void {
  requireStatus(retreat, 'drafted', 'announced', 'open');
}

/** A release is public, so the retreat must be. */
export function requirePublic(retreat: WithStatus): void {
  requireStatus(retreat, 'announced', 'open');
}

function refusal(status: RetreatStatus, allowed: readonly RetreatStatus[]): DomainError {
  switch (status) {
    case 'drafted':
      return new RetreatNotAnnounced();
    case 'announced':
      return allowed.includes('open') ? new RetreatNotOpen() : new RetreatAlreadyAnnounced();
    case 'open':
      return new RetreatAlreadyOpen();
    case 'closed':
      return new RetreatAlreadyClosed();
    case 'cancelled':
      return new RetreatAlreadyCancelled();
  }
}
