import { GenericError } from '@platformatic/kafka';
import { LoginRefused, RecordRejected } from '../driver/errors.js';
import { refusals, rejections } from '../driver/protocol-codes.js';

/** The error, what it gathers and what caused it. */
function* family(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  yield* family(error.cause);
  if (error instanceof AggregateError) for (const one of error.errors) yield* family(one);
}

/** The protocol error codes behind an error, e.g. `NOT_COORDINATOR`. */
export function protocolCodes(error: unknown): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const one of family(error)) {
    if ('apiId' in one && typeof one.apiId === 'string') codes.add(one.apiId);
  }
  return codes;
}

/** What the broker answered although it reported errors: other parts of the answer may be good. */
export function responseIn(error: unknown): object | undefined {
  for (const one of family(error)) {
    if ('response' in one && typeof one.response === 'object' && one.response) return one.response;
  }
  return undefined;
}

/** What a failed send means in the words of the driver. */
export function sendErrorOf(error: unknown): Error {
  for (const code of protocolCodes(error))
    if (rejections.has(code)) return new RecordRejected(code);
  return error as Error;
}

/** What a failed connect means in the words of the driver. */
export function connectErrorOf(error: unknown): unknown {
  return isLoginRefused(error) ? new LoginRefused(error) : error;
}

function isLoginRefused(error: unknown): boolean {
  for (const one of family(error)) {
    if ('code' in one && one.code === 'PLT_KFK_AUTHENTICATION') return true;
  }
  return protocolCodes(error).has('SASL_AUTHENTICATION_FAILED');
}

/** Whether it may pass by itself: an outage, a moved leader. Not a bug of ours, nor when we are not let in. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error) || !GenericError.isGenericError(error)) return false;
  if (isLoginRefused(error)) return false;
  return [...protocolCodes(error)].every((code) => !refusals.has(code));
}
