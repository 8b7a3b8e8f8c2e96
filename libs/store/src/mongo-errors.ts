import { types } from 'node:util';
import mongoose from 'mongoose';

const { mongo } = mongoose;

/** What a driver error means for a group. */
export type ErrorMeaning = 'conflict' | 'outage' | 'unreachable' | 'poison';

/** Somebody else changed what this group read. The whole group is decided again. */
export class Conflict extends Error {}

/** An inbox row, an idempotency record or a new aggregate is there already: look before deciding again. */
export class AlreadyThere extends Error {}

/** A unique index of the business refused the aggregate at the address. */
export class Taken extends Error {
  constructor(
    readonly aggregate: string,
    readonly address: string,
    readonly index: string,
  ) {
    super(index);
  }
}

export function meaningOf(thrown: unknown): ErrorMeaning {
  const error = unwrapped(thrown);
  if (error instanceof Conflict) return 'conflict';
  if (error instanceof mongo.MongoServerSelectionError) return 'unreachable';
  if (isOutage(error)) return 'outage';
  const transient =
    error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError');
  return transient ? 'conflict' : 'poison';
}

/**
 * Whether the error says that the database cannot be reached just now, and nothing about the call. Such a call may be
 * repeated as it is.
 */
export function isOutage(thrown: unknown): boolean {
  const error = unwrapped(thrown);
  return (
    isSocketError(error) ||
    outages.some((outage) => error instanceof outage) ||
    isWaitForConnection(error) ||
    (error instanceof mongo.MongoServerError && notPrimaryCodes.has(Number(error.code)))
  );
}

const outages = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoNotConnectedError,
  mongo.MongoTopologyClosedError,
  mongo.MongoServerClosedError,
  mongo.MongoOperationTimeoutError,
] as const;

/** No connection of the pool was free in time. The driver does not export the class. */
function isWaitForConnection(error: unknown): boolean {
  return types.isNativeError(error) && error.name === 'MongoWaitQueueTimeoutError';
}

/**
 * Whether the error comes from the socket itself: the driver hands it through as it is when the line breaks while it
 * waits for room to write. What was written before that may have arrived.
 */
function isSocketError(error: unknown): boolean {
  return types.isNativeError(error) && 'syscall' in error && 'errno' in error;
}

/** A bulk write hides the error of the line behind its own. */
function unwrapped(error: unknown): unknown {
  const inner = error instanceof mongo.MongoBulkWriteError ? error.errorResponse : undefined;
  return types.isNativeError(inner) ? inner : error;
}

/** A primary that steps down, shuts down or is none. */
const notPrimaryCodes = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Which index a duplicate key error names, and the position of the refused operation. */
export function duplicateKey(error: unknown): { index: string; position: number } | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== 11000) return undefined;
  const index = / index: (\S+) dup key/.exec(error.message)?.[1] ?? '_id_';
  const first =
    error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat()[0] : undefined;
  return { index, position: first?.index ?? 0 };
}
