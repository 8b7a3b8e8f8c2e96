import type { States, Work } from './work.js';

/** A caller that waits for the outcome of its call. */
export interface Call {
  readonly work: Work;
  readonly since: number;
  resolve(states: States): void;
  reject(error: unknown): void;
}

interface LineOptions {
  /** How much of the room of a group a call takes. */
  readonly weightOf: (work: Work) => number;
  /** Calls that wait longer are not worth an answer. */
  readonly deadlineMs: number;
  readonly onExpired: (call: Call) => void;
}

/** Calls that wait, in the order in which they came. */
export class Line {
  private calls: Call[] = [];

  constructor(private readonly options: LineOptions) {}

  get length(): number {
    return this.calls.length;
  }

  join(work: Work): Promise<States> {
    return new Promise((resolve, reject) => {
      this.calls.push({ work, since: performance.now(), resolve, reject });
    });
  }

  /** The first calls that fit into the room, at least one; those that waited too long are told so. */
  take(room: number): Call[] {
    const { weightOf, deadlineMs, onExpired } = this.options;
    const expired = performance.now() - deadlineMs;
    const taken: Call[] = [];
    let passed = 0;
    let left = room;
    for (; passed < this.calls.length && left > 0; passed += 1) {
      const call = this.calls[passed]!;
      if (call.since < expired) {
        onExpired(call);
        continue;
      }
      const weight = weightOf(call.work);
      if (weight > left && taken.length > 0) break;
      left -= weight;
      taken.push(call);
    }
    this.calls = this.calls.slice(passed);
    return taken;
  }
}
