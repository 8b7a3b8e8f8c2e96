import type { DataOf, registrationTopic } from '@korsa/contracts';
import type { AggregateState } from '@korsa/domain';

export type AttendeeStatus =
  | 'nominated'
  | 'rejected'
  | 'confirmed'
  | 'waitlisted'
  | 'reconfirming'
  | 'declined'
  | 'substituted'
  | 'cancelled';

type Nominated = DataOf<typeof registrationTopic.ParticipantNominated>;

/** What is known of a registration; its id is the registration's. */
export interface Attendee extends AggregateState {
  readonly retreatId: string;
  readonly personId: string;
  readonly status: AttendeeStatus;
  /** Employment at the nomination; null until that was told. */
  readonly category: Nominated['category'] | null;
}

/** Something registration said about a participant. */
export interface AttendeeFact {
  readonly retreatId: string;
  readonly personId: string;
  readonly status: AttendeeStatus;
  readonly category?: Nominated['category'];
}

/** The attendee with one more fact; facts of one registration come in the order in which they were said. */
export function learn(
  attendee: Attendee | undefined,
  address: AggregateState,
  { category, ...fact }: AttendeeFact,
): Attendee {
  return { ...address, ...fact, category: category ?? attendee?.category ?? null };
}
