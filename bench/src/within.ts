/**
 * The answer, or an error when it does not come in time. What runs then runs on and would spoil every measurement beside
 * it: so `givenUp` is aborted, with that error as its reason.
 */
export async function within<T>(
  milliseconds: number,
  what: string,
  givenUp: AbortController,
  work: Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new Error(`${what} took longer than ${milliseconds / 1_000} s`);
    givenUp.abort(error);
    late.reject(error);
  }, milliseconds);
  work.catch(() => undefined);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
