import { acrossAreas, newCause, newId, runWithCause } from '@korsa/store';
import type { Clock } from '@korsa/domain';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';

/** What a run of a timer may do. */
export interface TimerRun {
  /** Does part of the work on behalf of one city: only there it may change something. */
  readonly inCity: <T>(cityCode: string, work: () => Promise<T>) => Promise<T>;
}

/** Work that a worker does again and again. */
export interface Recurring {
  /** kebab-case; in logs, metrics, and as `timer:<name>` the actor of what it changes. */
  readonly name: string;
  /** Milliseconds of real time from the end of a run to the start of the next. */
  readonly intervalMs: number;
  /**
   * Reads see every city; changes are made with `inCity`. Must be safe to repeat and to run in two workers at once.
   * In simulation all of a run happens at the latest time the process has seen.
   */
  readonly run: (timer: TimerRun) => Promise<unknown>;
}

interface Dependencies {
  readonly clock: Clock;
  readonly simulation: boolean;
  readonly logger: Logger;
  readonly registry: Registry;
}

/**
 * The timers of the process. A provider registers its work in its constructor:
 * `constructor(timers: Timers, waves: Waves, openWave: OpenWave) { timers.every({ name, intervalMs, run }); }`.
 * They run in role `worker` only, never overlapping; an error is logged and counted, and the next run comes as usual.
 */
export class Timers {
  private readonly all = new Map<string, Recurring>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly runs: Counter<'timer' | 'outcome'>;
  private state: 'new' | 'started' | 'stopped' = 'new';

  constructor(private readonly dependencies: Dependencies) {
    this.runs = new Counter({
      name: 'korsa_timer_runs_total',
      help: 'Runs of the timers of this process by outcome.',
      labelNames: ['timer', 'outcome'],
      registers: [dependencies.registry],
    });
  }

  /** Makes work known; it starts with the worker. Throws when the name is taken. */
  every(recurring: Recurring): void {
    const { name } = recurring;
    if (this.all.has(name)) throw new Error(`There are two timers named ${name}.`);
    this.all.set(name, recurring);
    if (this.state === 'started') this.schedule(recurring);
  }

  /** Runs one now and waits for it, in whatever role; rejects with its error. Waits for a run that is under way first. */
  async run(name: string): Promise<void> {
    const recurring = this.all.get(name);
    if (!recurring) throw new Error(`There is no timer named ${name}.`);
    await this.running.get(name)?.catch(() => undefined);
    await this.once(recurring);
  }

  start(): void {
    this.state = 'started';
    for (const recurring of this.all.values()) this.schedule(recurring);
  }

  /** No run starts any more; waits for those under way. */
  async stop(): Promise<void> {
    this.state = 'stopped';
    for (const timeout of this.waiting.values()) clearTimeout(timeout);
    this.waiting.clear();
    await Promise.allSettled(this.running.values());
  }

  private schedule(recurring: Recurring): void {
    const { name, intervalMs } = recurring;
    const fire = () => {
      void this.once(recurring)
        .catch((err: unknown) =>
          this.dependencies.logger.error({ err, timer: name }, 'timer failed'),
        )
        .finally(() => this.state === 'started' && this.schedule(recurring));
    };
    this.waiting.set(name, setTimeout(fire, intervalMs).unref());
  }

  private once(recurring: Recurring): Promise<void> {
    const { name } = recurring;
    const run = this.perform(recurring).finally(() => this.running.delete(name));
    this.running.set(name, run);
    return run;
  }

  private async perform({ name, run }: Recurring): Promise<void> {
    const { clock, simulation } = this.dependencies;
    const id = newId();
    const now = simulation ? { now: clock.now() } : {};
    const inCity = <T>(area: string, work: () => Promise<T>) => {
      const shared = { kind: 'timer', actor: `timer:${name}`, correlationId: id } as const;
      return runWithCause(newCause({ ...shared, causationId: id, area, ...now }), work);
    };
    try {
      await acrossAreas(`timer ${name}`, () => run({ inCity }));
      this.runs.inc({ timer: name, outcome: 'ok' });
    } catch (error) {
      this.runs.inc({ timer: name, outcome: 'failed' });
      throw error;
    }
  }
}
