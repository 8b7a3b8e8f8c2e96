/** The answer, or an error when it does not come in time; what runs then runs on. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`${what} took longer than ${milliseconds / 1_000} s`)),
    milliseconds,
  );
  work.catch(() => undefined);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
