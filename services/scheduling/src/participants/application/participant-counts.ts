import type { ParticipantsView } from '@korsa/contracts';

/** Registrations of retreats by state, as far as heard of. */
export abstract class ParticipantCounts {
  abstract of(retreatId: string): Promise<ParticipantsView>;
  /** In the order of the ids; all zero for a retreat of which nothing was heard. */
  abstract ofMany(retreatIds: readonly string[]): Promise<readonly ParticipantsView[]>;
}
