import { StoreUnavailable } from './errors.js';

/** The result of the work. Throws StoreUnavailable when it takes longer; what the work still does is not waited for. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise: expired, reject } = Promise.withResolvers<never>();
  const expire = () => reject(new StoreUnavailable(`no answer within ${milliseconds} ms`));
  const timer = setTimeout(expire, milliseconds);
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
