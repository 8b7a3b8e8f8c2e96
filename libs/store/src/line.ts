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

  get waiting(): readonly Call[] {
    return this.calls;
  }

  join(work: Work): Promise<States> {
    return new Promise((resolve, reject) => {
      this.calls.push({ work, since: performance.now(), resolve, reject });
    });
  }

  /** The first calls of the order that fit into the room, at least one; those that waited too long are told so. */
  take(room: number, order = (calls: readonly Call[]): Iterable<Call> => calls): Call[] {
    const { weightOf, deadlineMs, onExpired } = this.options;
    const expired = performance.now() - deadlineMs;
    const taken: Call[] = [];
    const passed = new Set<Call>();
    let left = room;
    for (const call of order(this.calls)) {
      if (left <= 0) break;
      if (call.since < expired) {
        passed.add(call);
        onExpired(call);
        continue;
      }
      const weight = weightOf(call.work);
      if (weight > left && taken.length > 0) break;
      left -= weight;
      passed.add(call);
      taken.push(call);
    }
    this.calls = this.calls.filter((call) => !passed.has(call));
    return taken;
  }
}
