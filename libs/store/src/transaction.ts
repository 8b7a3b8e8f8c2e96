import { setTimeout as pause } from 'node:timers/promises';
import mongoose, { type mongo } from 'mongoose';
import { StoreUnavailable } from './errors.js';
import { jitterMs } from './jitter.js';
import { isOutage } from './mongo-errors.js';

const options: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
  readPreference: 'primary',
};

interface TransactionControl {
  /** Whether nobody waits for this transaction any more. */
  givenUp(): boolean;
  commitUnknown(): void;
  beforeCommit(): Promise<void> | undefined;
}

/**
 * Runs one transaction once: snapshot reads, majority and journaled write. When the commit's result is unknown the
 * commit (never the body) is repeated until it is known or given up. Errors come out as the driver throws them, but for
 * StoreUnavailable: nobody knows whether the transaction was committed, so its body must not run again.
 */
export async function inTransaction<T>(
  client: mongo.MongoClient,
  control: TransactionControl,
  body: (session: mongo.ClientSession) => Promise<T>,
): Promise<T> {
  const session = client.startSession();
  try {
    session.startTransaction(options);
    const result = await body(session);
    await control.beforeCommit();
    if (control.givenUp()) throw new Error('Nobody waits for this transaction any more.');
    await commit(session, control);
    return result;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    throw error;
  } finally {
    await session.endSession();
  }
}

async function commit(session: mongo.ClientSession, control: TransactionControl): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (isAborted(error)) throw error;
      if (!isUnknown(error) || control.givenUp()) throw new StoreUnavailable(untold, error);
      control.commitUnknown();
      await pause(jitterMs(attempts, longestPauseMs));
    }
  }
}

const untold = 'it did not say whether the change is stored';
const longestPauseMs = 200;

/** The one error that says that nothing was stored. */
function isAborted(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError') && !isOutage(error);
}

/**
 * Whether asking again may tell. The driver labels such errors, but not those of sockets that break at the same moment as
 * others.
 */
function isUnknown(error: unknown): boolean {
  if (hopeless.some((failure) => error instanceof failure)) return false;
  return hasLabel(error, 'UnknownTransactionCommitResult') || isOutage(error);
}

/** The driver has looked for a server long enough, or its client is closed. */
const hopeless = [
  mongoose.mongo.MongoServerSelectionError,
  mongoose.mongo.MongoTopologyClosedError,
  mongoose.mongo.MongoNotConnectedError,
] as const;

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof mongoose.mongo.MongoError && error.hasErrorLabel(label);
}
