import type { ParticipantsView } from '@korsa/contracts';

/** Registrations of retreats by state, as far as heard of. */
export abstract class ParticipantCounts {
  abstract of(retreatId: string): Promise<ParticipantsView>;
  /** By retreat; a retreat of which nothing was heard is missing. */
  abstract ofMany(retreatIds: readonly string[]): Promise<ReadonlyMap<string, ParticipantsView>>;
}
