import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '@korsa/demo';
import type { History } from '../history/history.js';
import type { StackUnderTest } from '../history/stack.js';
import { Commander } from './commands/commander.js';
import { intents } from './mix/mix.js';
import { moments } from './moments.js';
import { setUpWorld } from './setup/set-up-world.js';

export interface WorkloadOptions {
  /** Runs in simulation mode. */
  readonly stack: StackUnderTest;
  readonly seed: number;
  /** Mean rate of the open model; intended times are random (Poisson). */
  readonly ratePerSecond: number;
  readonly history: History;
  /** Calls the run off: what is open stays open. */
  readonly signal: AbortSignal;
  /** Size of the world: people in each of three cities. Default 40. */
  readonly peoplePerCity?: number;
}

/** At most so many commands wait for their outcome; beyond that the open model falls behind, which latency shows. */
const mostInFlight = 64;

/** So many commands are sent again at the end, and as many once more with another body. */
const repeats = 150;

/** Sets the world up, which needs all services, and begins to work in it. Rejects when it cannot be set up. */
export async function startWorkload(options: WorkloadOptions): Promise<Workload> {
  const commander = new Commander(options);
  const world = await setUpWorld(options.stack, commander, options.peoplePerCity ?? 40);
  return new Workload(options, commander, intents(world, options.seed));
}

/** Gives commands at their intended times until it is told to settle. */
export class Workload {
  private readonly inFlight = new Set<Promise<unknown>>();
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly options: WorkloadOptions,
    private readonly commander: Commander,
    private readonly wanted: ReturnType<typeof intents>,
  ) {
    this.running = this.run();
  }

  /**
   * Gives no new commands; repeats those whose outcome is unknown until it is definite, then asks a sample of the
   * answered ones again. To be called when the faults have ended. Resolves to how many are still open after
   * `deadlineMs`.
   */
  async settle(deadlineMs: number): Promise<number> {
    const deadline = AbortSignal.timeout(deadlineMs);
    this.ending.abort();
    const settled = this.running.then(() => this.askAgain());
    await Promise.race([settled, aborted(deadline)]);
    return this.options.history.open();
  }

  private async run(): Promise<void> {
    const { history, ratePerSecond, signal } = this.options;
    let intended = history.now();
    for (const { command, habit, gap } of this.wanted) {
      intended += gap / ratePerSecond;
      await this.until(intended);
      if (this.ending.signal.aborted || signal.aborted) return;
      if (this.inFlight.size >= mostInFlight) await Promise.race(this.inFlight);
      this.track(this.commander.perform(command, { habit, intended, now: moments.day }));
    }
  }

  private async until(moment: number): Promise<void> {
    const wait = moment - this.options.history.now();
    const signal = AbortSignal.any([this.ending.signal, this.options.signal]);
    if (wait > 0) await pause(wait, undefined, { signal }).catch(() => undefined);
  }

  private track(work: Promise<unknown>): void {
    const tracked = work.finally(() => this.inFlight.delete(tracked));
    this.inFlight.add(tracked);
  }

  /** What was answered is answered the same again; its key is refused to anything else. */
  private async askAgain(): Promise<void> {
    await Promise.all(this.inFlight);
    const chance = new Chance(this.options.seed);
    const sample = chance.shuffle(this.commander.answered).slice(0, repeats);
    for (const numbered of sample) await this.commander.repeat(numbered);
    for (const numbered of sample) {
      const { request, endpoint } = numbered.command;
      if (endpoint.idempotency === 'by-nature') continue;
      const other = otherBody(request.body);
      if (other) await this.commander.misuse(numbered, other);
    }
  }
}

/** The same body with another value somewhere, still of the right form; undefined when no field can be changed safely. */
function otherBody(body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const given = body as Record<string, unknown>;
  if (given['reason'] === 'duty') return { ...given, reason: 'illness' };
  if (typeof given['quota'] === 'number') return { ...given, quota: given['quota'] + 1 };
  if (typeof given['percent'] === 'number')
    return { ...given, percent: (given['percent'] + 1) % 99 };
  if (Array.isArray(given['scans'])) return { ...given, scans: given['scans'].slice(1) };
  return undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
