import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { scene } from '../../../test/scene.js';
import { LockLost, LockTaken, WorkLock } from './work-lock.js';

const stage = scene();

describe('the lock of a piece of work', () => {
  it('is for one at a time, and says who has it', async () => {
    const connection = await stage.connect();
    const first = await WorkLock.take(connection, 'a model', 'the first', 0);
    const second = WorkLock.take(connection, 'a model', 'the second', 0);
    await expect(second).rejects.toThrow(LockTaken);
    await expect(WorkLock.take(connection, 'a model', 'a third', 0)).rejects.toThrow('the first');
    await (await WorkLock.take(connection, 'another model', 'the second', 0)).release();
    first.check();
    await first.release();
    expect(() => first.check()).toThrow(LockLost);
    await (await WorkLock.take(connection, 'a model', 'the second', 0)).release();
  });

  it('stops its owner when it went to somebody else', async () => {
    const connection = await stage.connect();
    const lock = await WorkLock.take(connection, 'a model', 'the first', 0);
    const locks = connection.collection<{ _id: string }>('work_locks');
    await locks.updateOne({ _id: 'a model' }, { $inc: { epoch: 1 }, $set: { owner: 'another' } });
    const session = connection.getClient().startSession();
    await expect(lock.checkIn(session)).rejects.toThrow(LockLost);
    await session.endSession();
    await eventually(() => expect(() => lock.check()).toThrow(LockLost), { within: 10_000 });
    await lock.release();
  });
});
