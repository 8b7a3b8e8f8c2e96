import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose, { type mongo } from 'mongoose';
import { inTransaction } from './transaction.js';

/** A session that fails its commits as told, and says what was asked of it. */
class ScriptedSession {
  readonly asked: string[] = [];
  private open = false;

  constructor(private readonly failures: Error[]) {}

  startTransaction(options: mongo.TransactionOptions): void {
    this.open = true;
    this.asked.push(`start ${JSON.stringify([options.readConcern, options.writeConcern])}`);
  }
  inTransaction(): boolean {
    return this.open;
  }
  commitTransaction(): Promise<void> {
    this.asked.push('commit');
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.open = false;
    return Promise.resolve();
  }
  abortTransaction(): Promise<void> {
    this.open = false;
    this.asked.push('abort');
    return Promise.resolve();
  }
  endSession(): Promise<void> {
    this.asked.push('end');
    return Promise.resolve();
  }
}

function unknownResult(): Error {
  const error = new mongoose.mongo.MongoNetworkError('the line broke');
  error.addErrorLabel('UnknownTransactionCommitResult');
  return error;
}

function unreachable(): Error {
  const reason = {} as ConstructorParameters<typeof mongoose.mongo.MongoServerSelectionError>[1];
  return new mongoose.mongo.MongoServerSelectionError('nobody is there', reason);
}

/** The driver does not export its class. */
function waitedTooLong(): Error {
  return Object.assign(new Error('no connection came'), { name: 'MongoWaitQueueTimeoutError' });
}

describe('a transaction', () => {
  let unknowns: number;
  let givenUp: boolean;
  beforeEach(() => {
    unknowns = 0;
    givenUp = false;
  });
  const run = (session: ScriptedSession, body: () => Promise<string>) =>
    inTransaction(
      { startSession: () => session } as unknown as mongo.MongoClient,
      {
        givenUp: () => givenUp,
        commitUnknown: () => (unknowns += 1),
        beforeCommit: () => undefined,
      },
      body,
    );
  const start = 'start [{"level":"snapshot"},{"w":"majority","journal":true}]';

  it('reads a snapshot and commits to a majority, journaled', async () => {
    const session = new ScriptedSession([]);
    expect(await run(session, () => Promise.resolve('done'))).toBe('done');
    expect(session.asked).toEqual([start, 'commit', 'end']);
  });

  it('repeats the commit, never the body, while its result is unknown', async () => {
    const session = new ScriptedSession([unknownResult(), unknownResult()]);
    let bodies = 0;
    await run(session, () => Promise.resolve(`body ${(bodies += 1)}`));
    expect(bodies).toBe(1);
    expect(unknowns).toBe(2);
    expect(session.asked).toEqual([start, 'commit', 'commit', 'commit', 'end']);
  });

  it('repeats the commit when the socket itself failed, because it may have arrived', async () => {
    const broken = Object.assign(new Error('write EPIPE'), { syscall: 'write', errno: -32 });
    const session = new ScriptedSession([broken]);
    expect(await run(session, () => Promise.resolve('done'))).toBe('done');
    expect(session.asked).toEqual([start, 'commit', 'commit', 'end']);
  });

  it.each([
    ['a line that broke with others', new mongoose.mongo.MongoNetworkError('the line broke')],
    ['a primary that steps down', new mongoose.mongo.MongoServerError({ code: 11602 })],
    ['no free connection', waitedTooLong()],
  ])('repeats the commit after %s, which the driver need not label', async (_, failure) => {
    const session = new ScriptedSession([failure, failure]);
    expect(await run(session, () => Promise.resolve('done'))).toBe('done');
    expect(session.asked).toEqual([start, 'commit', 'commit', 'commit', 'end']);
  });

  it.each([
    ['no server is found', unreachable()],
    ['the client is closed', new mongoose.mongo.MongoNotConnectedError('closed')],
    ['the client is being closed', new mongoose.mongo.MongoTopologyClosedError('closed')],
    ['the commit failed for a reason that does not say', new Error('whatever')],
  ])('is of unknown outcome when %s, also when it was repeated before', async (_, failure) => {
    for (const failures of [[failure], [unknownResult(), failure]]) {
      const session = new ScriptedSession(failures);
      const call = run(session, () => Promise.resolve('done'));
      await expect(call).rejects.toMatchObject({ name: 'StoreUnavailable', cause: failure });
    }
  });

  it('has failed for sure when the database says so', async () => {
    const aborted = new mongoose.mongo.MongoServerError({ code: 251 });
    aborted.addErrorLabel('TransientTransactionError');
    const session = new ScriptedSession([unknownResult(), aborted]);
    await expect(run(session, () => Promise.resolve('done'))).rejects.toBe(aborted);
  });

  it('stops repeating the commit when nobody waits any more', async () => {
    const session = new ScriptedSession([unknownResult(), unknownResult()]);
    const body = () => Promise.resolve('done');
    const failing = new ScriptedSession([unknownResult()]);
    failing.commitTransaction = () => {
      givenUp = true;
      return session.commitTransaction();
    };
    await expect(run(failing, body)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(session.asked).toEqual(['commit']);
    expect(failing.asked).toEqual([start, 'abort', 'end']);
  });

  it('does not commit what nobody waits for', async () => {
    const session = new ScriptedSession([]);
    const body = () => {
      givenUp = true;
      return Promise.resolve('done');
    };
    await expect(run(session, body)).rejects.toThrow('Nobody waits');
    expect(session.asked).toEqual([start, 'abort', 'end']);
  });

  it('aborts when its body throws, and says why', async () => {
    const session = new ScriptedSession([]);
    await expect(run(session, () => Promise.reject(new Error('refused')))).rejects.toThrow(
      'refused',
    );
    expect(session.asked).toEqual([start, 'abort', 'end']);
  });
});
