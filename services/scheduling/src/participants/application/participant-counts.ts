import type { ParticipantsView } from '@korsa/contracts';

/** Registrations of retreats by state, as far as heard of. */
export abstract class ParticipantCounts {
  abstract of(retreatId: string): Promise<ParticipantsView>;
  /** By retreat; all zero for one of which nothing was heard. */
  abstract ofMany(retreatIds: readonly string[]): Promise<ReadonlyMap<string, ParticipantsView>>;
}

export const nothingHeard: ParticipantsView = {
  nominated: 0,
  confirmed: 0,
  reconfirming: 0,
  waitlisted: 0,
  rejected: 0,
  declined: 0,
  substituted: 0,
  cancelled: 0,
  asOf: null,
};
