import type { AggregateState, Instant } from '@korsa/domain';

/** A device at a door of one retreat. */
export interface Gate extends AggregateState {
  readonly retreatId: string;
  readonly label: string;
  readonly registeredAt: Instant;
}
