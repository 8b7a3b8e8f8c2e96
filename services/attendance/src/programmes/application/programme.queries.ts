export abstract class ProgrammeQueries {
  /** The retreat of each of these sessions, as far as known. */
  abstract retreatsOf(sessionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
