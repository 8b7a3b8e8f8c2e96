import { setImmediate as nextTurn } from 'node:timers/promises';

/** What became of one ask: its answer, or the error that it fails with alone. */
export type Done<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/**
 * Collects what is asked for in one turn of the event loop, and does it together: under load one round trip serves many,
 * and a lone ask waits for nothing but the turn.
 */
export class PerTurn<Ask, Answer> {
  private open: { asks: Ask[]; done: Promise<readonly Done<Answer>[]> } | undefined;

  /** `doAll` answers in the order of the asks; when it rejects, all of them fail. */
  constructor(private readonly doAll: (asks: readonly Ask[]) => Promise<readonly Done<Answer>[]>) {}

  async do(ask: Ask): Promise<Answer> {
    const turn = (this.open ??= this.begin());
    const place = turn.asks.push(ask) - 1;
    const done = (await turn.done)[place]!;
    if ('error' in done) throw done.error;
    return done.answer;
  }

  private begin() {
    const asks: Ask[] = [];
    return { asks, done: this.run(asks) };
  }

  private async run(asks: readonly Ask[]): Promise<readonly Done<Answer>[]> {
    await nextTurn();
    this.open = undefined;
    return this.doAll(asks);
  }
}

/** Does each for itself. */
export async function doEach<Ask, Answer>(
  asks: readonly Ask[],
  work: (ask: Ask) => Promise<Answer>,
): Promise<Done<Answer>[]> {
  const results = await Promise.allSettled(asks.map(work));
  return results.map((result) =>
    result.status === 'fulfilled' ? { answer: result.value } : { error: result.reason as unknown },
  );
}
