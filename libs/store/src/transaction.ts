import mongoose, { type mongo } from 'mongoose';
import { isSocketError } from './mongo-errors.js';

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
 * commit (never the body) is repeated until it is known or given up. Errors come out as the driver throws them.
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
  for (;;) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      if (!isUnknown(error) || control.givenUp()) throw error;
      control.commitUnknown();
    }
  }
}

function isUnknown(error: unknown): boolean {
  const labelled =
    error instanceof mongoose.mongo.MongoError &&
    error.hasErrorLabel('UnknownTransactionCommitResult');
  return labelled || isSocketError(error);
}
