import mongoose from 'mongoose';

const {
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoError,
  MongoServerError,
} = mongoose.mongo;

const kinds = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  mongoose.Error.MongooseServerSelectionError,
] as const;

/** Labels by which the server says: not now, the same thing may succeed later. */
const labels = [
  'RetryableWriteError',
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
];

/** The primary steps down or shuts down; reads get these without a label. */
const steppingDown = new Set<unknown>([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Whether the error says that MongoDB is away or changing its primary, rather than that the request is wrong. */
export function isUnavailable(error: unknown): boolean {
  if (kinds.some((kind) => error instanceof kind)) return true;
  if (!(error instanceof MongoError)) return false;
  if (error.name === 'MongoWaitQueueTimeoutError') return true;
  if (error instanceof MongoServerError && steppingDown.has(error.code)) return true;
  return labels.some((label) => error.hasErrorLabel(label));
}
