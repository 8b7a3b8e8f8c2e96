import { types } from 'node:util';
import { DomainError } from '@korsa/domain';

const { isNativeError } = types;

/** Error names of the MongoDB driver, mongoose and Node that mean "not now". */
const transientNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoClientClosedError',
  'MongoOperationTimeoutError',
  'TimeoutError',
  'DeadlineExceeded',
]);

/** Answers of a `mongod` that is stepping down, shutting down, out of time, or met a concurrent write. */
const transientServerCodes = new Set([
  6, 7, 50, 64, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);

const transientLabels = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
];

const transientSystemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/**
 * Whether a handler failed because something it depends on is away or busy: the same event will go through later.
 * Everything else may be the event's own fault.
 */
export function isTransient(error: unknown): boolean {
  return chain(error).some(isTransientItself);
}

/** What may be written down about an error: its name and code. Messages may quote data. */
export function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return 'something that is no error was thrown';
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number'
    ? `${error.name} (${code})`
    : error.name;
}

function isTransientItself(error: Error): boolean {
  if (error instanceof DomainError) return error.isTransient;
  if (transientNames.has(error.name)) return true;
  if (error.name === 'MongooseError') return error.message.includes('buffering timed out');
  if (error.name.startsWith('KafkaJS')) return !('retriable' in error && error.retriable === false);
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return transientSystemCodes.has(code);
  if (typeof code === 'number' && error.name.startsWith('Mongo')) {
    return transientServerCodes.has(code) || hasTransientLabel(error);
  }
  return hasTransientLabel(error);
}

function hasTransientLabel(error: Error): boolean {
  const { errorLabels } = error as { errorLabels?: unknown };
  return Array.isArray(errorLabels) && transientLabels.some((label) => errorLabels.includes(label));
}

/** The error, what caused it, and what an AggregateError holds. */
function chain(error: unknown, seen = new Set<Error>()): Error[] {
  if (!isNativeError(error) || seen.has(error)) return [];
  seen.add(error);
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...[error.cause, ...parts].flatMap((part) => chain(part, seen))];
}
