import { deepFreeze } from './deep-freeze.js';
import type { OutboxEvent } from './outbox-event.js';
import type { Ref, State } from './work.js';

/** One aggregate while its group is decided: as loaded, then as the decisions left it. */
export interface Entry {
  readonly ref: Ref;
  /** As the database has it; undefined when there is none. */
  readonly stored: Stored | undefined;
  /** `stored` is what this process remembers, not what it has just read. */
  readonly remembered: boolean;
  state: State | undefined;
  version: number;
  sequence: number;
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

  load(ref: Ref, stored: Stored | undefined, remembered = false): void {
    deepFreeze(stored?.state);
    this.entries.set(ref.address, {
      ref,
      stored,
      remembered,
      state: stored?.state,
      version: stored?.version ?? 0,
      sequence: stored?.sequence ?? 0,
      guarded: false,
    });
  }

  /** The aggregate at the address; one that was not loaded is taken as absent. */
  at(ref: Ref): Entry {
    const known = this.entries.get(ref.address);
    if (known) return known;
    this.load(ref, undefined);
    return this.entries.get(ref.address)!;
  }

  /** What the decisions changed. */
  changed(): Entry[] {
    return [...this.entries.values()].filter(hasChanged);
  }

  /** What has to be written: what changed, then what has to stay as it was read. */
  toWrite(): Entry[] {
    return [...this.changed(), ...[...this.entries.values()].filter(isGuarded)];
  }

  /** What was remembered and is not written: no write will tell whether it is still so. */
  toConfirm(): Entry[] {
    return [...this.entries.values()].filter(
      (entry) => entry.remembered && !hasChanged(entry) && !isGuarded(entry),
    );
  }
}

/** By the collection they are stored in. */
export function byCollection(entries: readonly Entry[]): Map<string, Entry[]> {
  return Map.groupBy(entries, ({ ref }) => ref.definition.collection);
}

function hasChanged({ version, stored }: Entry): boolean {
  return version !== (stored?.version ?? 0);
}

function isGuarded(entry: Entry): boolean {
  return entry.guarded && entry.stored !== undefined && !hasChanged(entry);
}
