/** What the store remembers of one run of a cause: how many calls it made, and which were answered from a record. */
export class Journal {
  replays = 0;
  private calls = 0;
  private readonly repeats = new Map<string, number>();
  private readonly aliases = new Map<string, string>();

  /** A part of a batch has its own counts, and knows the ids of the whole. */
  constructor(private readonly whole?: Journal) {}

  /** Counts the store calls of the run from 0. */
  nextCall(): number {
    return this.calls++;
  }

  /** Counts the calls for one address from 0, so that two calls of one handler on one aggregate stay two. */
  nextFor(address: string): number {
    const count = this.repeats.get(address) ?? 0;
    this.repeats.set(address, count + 1);
    return count;
  }

  /** A call was answered from its record: where its new ids differ, the first run's ids are meant from now on. */
  replayed(ids: readonly string[], originals: readonly string[]): void {
    this.countReplay();
    ids.forEach((id, index) => {
      const original = originals[index];
      if (original && original !== id) this.aliases.set(id, original);
    });
  }

  /** The id that the first run used for this one. */
  resolve(id: string): string {
    return this.aliases.get(id) ?? this.whole?.resolve(id) ?? id;
  }

  private countReplay(): void {
    this.replays += 1;
    this.whole?.countReplay();
  }
}
