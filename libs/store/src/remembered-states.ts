import { LatestMap } from './latest-map.js';
import type { Entry, Stored } from './working-set.js';

/** Aggregates that are remembered at most. */
const mostKept = 5_000;

/** How long an aggregate is read each time after its memory proved wrong, in milliseconds: another process works on it. */
const sharedForMs = 5_000;

interface Shared {
  readonly sharedUntil: number;
}

/**
 * Aggregates as this process stored them last. Who changes one again need not read it: at a gate the same participants
 * come by again and again. A memory saves reading and decides nothing: what follows from it is stored only over the very
 * document that is remembered (its `ord`), and what it leaves alone is confirmed before anybody is answered.
 */
export class RememberedStates {
  private readonly kept = new LatestMap<string, Stored | Shared>(mostKept);

  constructor(private readonly now: () => number = () => performance.now()) {}

  find(address: string): Stored | undefined {
    const known = this.kept.get(address);
    return known && 'state' in known ? known : undefined;
  }

  /** These were stored, all with this `ord`. An answer that comes late does not replace a later one. */
  remember(entries: readonly Entry[], ord: number): void {
    for (const { ref, state, version, sequence } of entries) {
      const known = this.kept.get(ref.address);
      if (known && this.outlasts(known, ord)) continue;
      this.kept.set(ref.address, { state: state!, version, sequence, ord });
    }
  }

  /** These were no longer as remembered, or nobody knows. */
  distrust(addresses: Iterable<string>): void {
    const sharedUntil = this.now() + sharedForMs;
    for (const address of addresses) this.kept.set(address, { sharedUntil });
  }

  private outlasts(known: Stored | Shared, ord: number): boolean {
    return 'state' in known ? known.ord > ord : known.sharedUntil > this.now();
  }
}
