import { Unavailable } from './unavailable.js';

type Settled<T> = { -readonly [K in keyof T]: Awaited<T[K]> };

interface Stoppable {
  stop(): Promise<unknown>;
}

/** Waits for all; when some are unavailable, one Unavailable names every reason. */
export async function allOf<T extends readonly unknown[] | []>(parts: T): Promise<Settled<T>> {
  const failures = await failuresOf(parts);
  const serious = failures.find((failure) => !(failure instanceof Unavailable));
  if (serious) throw serious;
  const missing = failures.filter((failure) => failure instanceof Unavailable);
  if (missing.length > 0) throw new Unavailable(missing.flatMap(({ reasons }) => reasons));
  return Promise.all(parts);
}

/** Waits for all; when one fails, stops the others before it throws. */
export async function allOrNone<T extends readonly Promise<Stoppable>[] | []>(
  parts: T,
): Promise<Settled<T>> {
  const [failure] = await failuresOf(parts);
  if (!failure) return Promise.all(parts);
  await Promise.all(
    parts.map((part) =>
      part.then(
        (started) => started.stop(),
        () => undefined,
      ),
    ),
  );
  throw failure;
}

async function failuresOf(parts: readonly unknown[]): Promise<readonly Error[]> {
  const results = await Promise.allSettled(parts);
  return results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as Error] : [],
  );
}
