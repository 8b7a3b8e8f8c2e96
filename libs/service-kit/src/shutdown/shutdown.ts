import type { Logger } from 'pino';

/** One step of stopping. It gets the milliseconds that are left; what it cannot finish by then is left to the next start. */
export interface ShutdownStep {
  readonly name: string;
  readonly stop: (leftMs: number) => unknown;
}

export interface ShutdownResult {
  /** Steps that did not end within the budget or failed; empty when everything was stopped in order. */
  readonly unfinished: readonly string[];
}

interface Options {
  readonly budgetMs: number;
  readonly logger: Logger;
}

/**
 * Stops a process step by step, in the order given, within one budget for all. A failing step is logged and does not
 * hold up the next; when the budget is used up, the rest is not begun. May be called twice: both get the same result.
 */
export class Shutdown {
  private result: Promise<ShutdownResult> | undefined;

  constructor(
    private readonly steps: readonly ShutdownStep[],
    private readonly options: Options,
  ) {}

  run(): Promise<ShutdownResult> {
    return (this.result ??= this.stopAll());
  }

  private async stopAll(): Promise<ShutdownResult> {
    const { budgetMs, logger } = this.options;
    const deadline = performance.now() + budgetMs;
    const unfinished: string[] = [];
    let expired = false;
    for (const { name, stop } of this.steps) {
      const startedAt = performance.now();
      const leftMs = deadline - startedAt;
      expired ||= leftMs <= 0;
      const outcome: Outcome = expired
        ? 'late'
        : await within(leftMs, () => stop(leftMs), logger, name);
      expired ||= outcome === 'late';
      const ms = Math.round(performance.now() - startedAt);
      if (outcome === 'done') logger.debug({ step: name, ms }, 'stopped');
      else unfinished.push(name);
    }
    if (unfinished.length > 0)
      logger.error({ unfinished, budgetMs }, 'the shutdown could not finish in order');
    return { unfinished };
  }
}

type Outcome = 'done' | 'late' | 'failed';

async function within(
  leftMs: number,
  stop: () => unknown,
  logger: Logger,
  step: string,
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve('late'), leftMs);
  });
  const done = (async (): Promise<Outcome> => {
    try {
      await stop();
      return 'done';
    } catch (err) {
      logger.error({ err, step }, 'a step of the shutdown failed');
      return 'failed';
    }
  })();
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
