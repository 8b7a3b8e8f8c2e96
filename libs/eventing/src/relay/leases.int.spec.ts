import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { scene } from '../../test/scene.js';
import { LeaseLost, Leases } from './leases.js';

const stage = scene();
const times = { ttlMs: 400, marginMs: 100 };
const long = { ttlMs: 60_000, marginMs: 100 };

describe('leases', () => {
  let connection: Connection;
  let ours: Leases;
  let theirs: Leases;

  beforeEach(async () => {
    connection = await stage.connect();
    ours = new Leases(connection, 'ours', long);
    theirs = new Leases(connection, 'theirs', times);
  });

  it('give a shard to one owner only', async () => {
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, at) => new Leases(connection, `owner-${at}`, long).acquire(3)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('let the next owner in when they expire, with a higher epoch', async () => {
    const first = await theirs.acquire(0);
    expect(await ours.acquire(0)).toBeUndefined();
    const second = await eventually(async () => (await ours.acquire(0)) ?? null);
    expect(second.epoch).toBe((first?.epoch ?? 0) + 1);
    expect(second.until).toBeGreaterThan(performance.now() + 50_000);
  });

  it('keep their epoch while they are renewed', async () => {
    const held = [await ours.acquire(0), await ours.acquire(1)].flatMap((lease) => lease ?? []);
    const renewed = await ours.renew(held);
    expect(renewed?.map(({ epoch }) => epoch)).toEqual(held.map(({ epoch }) => epoch));
    expect((await ours.acquire(0))?.epoch).toBe(held[0]?.epoch);
  });

  it('tell in one look what others have, until it is free', async () => {
    await theirs.acquire(0);
    await ours.acquire(1);
    expect(await ours.takenByOthers([0, 1, 2])).toEqual(new Set([0]));
    expect(await theirs.takenByOthers([0, 1, 2])).toEqual(new Set([1]));
    await eventually(async () => expect((await ours.takenByOthers([0])).size).toBe(0));
  });

  it('say so when one of them was taken by another owner', async () => {
    const held = [await theirs.acquire(0), await theirs.acquire(1)].flatMap((lease) => lease ?? []);
    await eventually(async () => (await ours.acquire(1)) ?? null);
    expect(await theirs.renew(held)).toBeUndefined();
    expect(await theirs.acquire(1)).toBeUndefined();
    expect(await theirs.acquire(0)).toBeDefined();
  });

  it('let their owner act alone, and nobody who has lost his', async () => {
    const lease = (await theirs.acquire(0))!;
    const acted: string[] = [];
    await theirs.whileOwned(lease, () => Promise.resolve(void acted.push('theirs')));
    const successor = await eventually(async () => (await ours.acquire(0)) ?? null);
    const late = theirs.whileOwned(lease, () => Promise.resolve(void acted.push('late')));
    await expect(late).rejects.toThrow(LeaseLost);
    await ours.whileOwned(successor, () => Promise.resolve(void acted.push('ours')));
    expect(acted).toEqual(['theirs', 'ours']);
  });

  it('are free at once when they are released', async () => {
    await ours.acquire(0);
    await ours.release([0]);
    expect(await theirs.acquire(0)).toBeDefined();
  });
});
