import { deepFreeze } from './deep-freeze.js';
import type { OutboxEvent } from './outbox-event.js';
import type { Ref, State } from './work.js';

/** One aggregate while its group is decided: as loaded, then as the decisions left it. */
export interface Entry {
  readonly ref: Ref;
  /** Version in the database; 0 means that there is none. */
  readonly storedVersion: number;
  state: State | undefined;
  version: number;
  sequence: number;
  ord: number;
  /** A decision over several aggregates relied on it without changing it. */
  guarded: boolean;
}

/** A state with its counters, as a store keeps it. */
export interface Stored {
  readonly state: State;
  readonly version: number;
  readonly sequence: number;
  readonly ord: number;
}

/** What the decisions of one group see and change, in memory. */
export class WorkingSet {
  private readonly entries = new Map<string, Entry>();
  /** Events of the group in the order of their decisions. */
  readonly events: OutboxEvent[] = [];

  load(ref: Ref, stored: Stored | undefined): void {
    this.entries.set(ref.address, {
      ref,
      storedVersion: stored?.version ?? 0,
      state: deepFreeze(stored?.state),
      version: stored?.version ?? 0,
      sequence: stored?.sequence ?? 0,
      ord: stored?.ord ?? 0,
      guarded: false,
    });
  }

  has(ref: Ref): boolean {
    return this.entries.has(ref.address);
  }

  /** The aggregate at the address; one that was not loaded is taken as absent. */
  at(ref: Ref): Entry {
    const known = this.entries.get(ref.address);
    if (known) return known;
    this.load(ref, undefined);
    return this.entries.get(ref.address)!;
  }

  /** What has to be written. */
  changed(): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.version !== entry.storedVersion);
  }

  /** What has to stay as it was read, besides what is written. */
  guarded(): Entry[] {
    return [...this.entries.values()].filter(
      (entry) => entry.guarded && entry.version === entry.storedVersion && entry.storedVersion > 0,
    );
  }
}
