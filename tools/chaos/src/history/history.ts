import { appendFileSync } from 'node:fs';

/** A fault as it was brought about. */
interface FaultEntry {
  readonly at: number;
  readonly fault: string;
  readonly target: string;
  readonly detail?: object;
}

/** A command was sent. A repeat of it is another `invoked` with the same `op` and `key`. */
export interface Invoked {
  readonly kind: 'invoked';
  readonly at: number;
  readonly op: number;
  /** When an open model meant to send it; latency counts from here. Absent outside of the open model. */
  readonly intended?: number;
  readonly service: string;
  /** Name of the endpoint in the contracts. */
  readonly operation: string;
  /** The Idempotency-Key, a UUID; it is the Correlation-Id too, so that events tell which command they come from. */
  readonly key: string;
  /** Aggregate id, or the natural id of what is yet to be made. */
  readonly about: string;
  /** Its contract recognises a repeat by what it carries and keeps no answer under the key. */
  readonly byNature?: boolean;
  /** No personal data. */
  readonly detail?: object;
}

export interface Acknowledged {
  readonly kind: 'acknowledged';
  readonly at: number;
  readonly op: number;
  readonly status: number;
  /** The service says that it answered from its record. */
  readonly replayed: boolean;
  readonly answer?: object;
}

/** A definite no (4xx): the command has had no effect. */
export interface Refused {
  readonly kind: 'refused';
  readonly at: number;
  readonly op: number;
  readonly status: number;
  readonly code: string;
}

/** Timeout, cut connection, 5xx: the command may or may not have had its effect. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly at: number;
  readonly op: number;
  readonly reason: string;
}

export interface Recovered {
  readonly kind: 'recovered';
  readonly at: number;
  readonly target: string;
  readonly milliseconds: number;
  readonly what: string;
}

/** One thing that happened in a run. `at` is milliseconds since the run began, on a monotonic clock. */
export type Entry =
  | Invoked
  | Acknowledged
  | Refused
  | Unknown
  | ({ readonly kind: 'fault-begins' | 'fault-ends' } & FaultEntry)
  | Recovered;

type WithoutTime<T> = T extends { readonly at: number } ? Omit<T, 'at'> & { at?: number } : never;

/** An entry before it is recorded: without `at` it happened now. */
export type Happening = WithoutTime<Entry>;

/** What happened in one run, in the order of recording. Synchronous, so that a crash loses nothing. */
export class History {
  readonly #entries: Entry[] = [];
  readonly #began = performance.now();

  /** @param file also gets every entry at once, as a line of JSON */
  constructor(private readonly file?: string) {}

  /** Milliseconds since the run began. */
  now(): number {
    return Math.round((performance.now() - this.#began) * 1_000) / 1_000;
  }

  record(happening: Happening): void {
    const entry = { at: this.now(), ...happening } as Entry;
    this.#entries.push(entry);
    if (this.file) appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  /** How many operations were invoked and have no definite outcome: neither acknowledged nor refused. */
  open(): number {
    const open = new Set<number>();
    for (const entry of this.#entries) {
      if (entry.kind === 'invoked') open.add(entry.op);
      if (entry.kind === 'acknowledged' || entry.kind === 'refused') open.delete(entry.op);
    }
    return open.size;
  }
}
