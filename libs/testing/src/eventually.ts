import { inspect } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';

interface Patience {
  /** How long to try, in milliseconds. */
  readonly within?: number;
  /** Pause between two attempts, in milliseconds. */
  readonly every?: number;
}

/** `X | undefined` is refused: a missing value would pass for an assertion that holds. Say `?? null`. */
type Decisive<T> =
  undefined extends Awaited<T> ? ([Awaited<T>] extends [void] ? unknown : never) : unknown;

/** The answer without the values that mean "not yet". */
type Found<T> = Exclude<Awaited<T>, null | false>;

/** What an attempt ended in, when it was not the awaited answer. */
interface Seen {
  readonly what: string;
  readonly cause?: unknown;
}

/**
 * Calls `attempt` again until it neither throws nor answers `null` or `false`, and returns its answer.
 * After `within` (10 s) it rejects with what the last attempt showed. An attempt that hangs counts as one.
 */
export async function eventually<T>(
  attempt: (() => T) & Decisive<T>,
  { within = 10_000, every = 25 }: Patience = {},
): Promise<Found<T>> {
  const failure = new Error();
  Error.captureStackTrace(failure, eventually);
  const deadline = Date.now() + within;
  const overtime = new AbortController();
  const timeout = delay(within, hanging, { signal: overtime.signal }).catch(() => hanging);
  let last: Seen = hanging;
  try {
    while (Date.now() < deadline) {
      const outcome = await Promise.race([observe(attempt), timeout]);
      if ('answer' in outcome) return outcome.answer;
      if (outcome !== hanging || last === hanging) last = outcome;
      await Promise.race([delay(every), timeout]);
    }
  } finally {
    overtime.abort();
  }
  throw say(failure, `Not within ${within} ms. Last seen: ${last.what}`, last.cause);
}

const hanging: Seen = { what: 'an attempt that did not end' };

async function observe<T>(attempt: () => T): Promise<{ answer: Found<T> } | Seen> {
  try {
    const answer = await attempt();
    if (answer === null || answer === false) return { what: String(answer) };
    return { answer: answer as Found<T> };
  } catch (error) {
    return { what: error instanceof Error ? error.message : inspect(error), cause: error };
  }
}

/** The stack stays the one of the caller, so that a test report points at the test. */
function say(failure: Error, message: string, cause: unknown): Error {
  failure.stack = `Error: ${message}\n${failure.stack?.split('\n').slice(1).join('\n') ?? ''}`;
  failure.message = message;
  if (cause !== undefined) failure.cause = cause;
  return failure;
}
