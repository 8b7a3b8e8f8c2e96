import { describe, expect, it } from '@jest/globals';
import { newCause, runWithCause } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { ledgersProjection } from '../../../test/ledgers.js';
import { ModelWorld } from '../../../test/model-world.js';
import { scene } from '../../../test/scene.js';
import { groupOf } from '../builds/model-versions.js';
import { ReadModels } from '../builds/read-models.js';

const stage = scene();
const subjects = Array.from({ length: 20 }, (_, at) => `ledger-${at}`);

describe('a rebuild of a read model', () => {
  const world = new ModelWorld(stage);
  const within = { within: 20_000 };

  it('comes to the same documents beside the live version, while events go on', async () => {
    await world.add(subjects, 1, 50);
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(1_000), within);
    const traffic = (async () => {
      for (let at = 51; at <= 80; at++) await world.add(subjects, at, at);
    })();
    const rebuilt = await world.rebuild({ compare: true });
    expect(rebuilt).toMatchObject({ version: 2, incomplete: 0, comparison: { different: 0 } });
    await traffic;
    expect(await world.rebuild({ compare: true })).toMatchObject({
      version: 2,
      comparison: { live: 20, built: 20, same: 20, different: 0, behind: 0 },
    });
    expect(await world.documents(2)).toEqual(await world.documents(1));
    expect(await world.current()).toBe(1);
  });

  it('is found out when it differs, with what differs', async () => {
    await world.add(subjects, 1, 5);
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(100), within);
    await world.rebuild();
    const planted = { _id: 'ledger-7' as never };
    await world.connection
      .collection('ledgers_v2')
      .updateOne(planted, { $inc: { 'state.total': 1 } });
    const { comparison } = (await world.rebuild({ compare: true })) ?? {};
    expect(comparison).toMatchObject({ same: 19, different: 1, behind: 0 });
    expect(comparison?.examples).toEqual([
      {
        _id: 'ledger-7',
        verdict: 'different',
        differences: [{ path: 'state.total', live: '5', built: '6' }],
      },
    ]);
    expect(world.said.join('\n')).toContain('state.total: 5 -> 6');
    await expect(world.rebuild({ compare: true, switch: true })).rejects.toThrow('differ');
    expect(await world.current()).toBe(1);
  });

  it('answers queries after the switch, follows the events, and goes back', async () => {
    await world.add(subjects, 1, 5);
    const worker = world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(100), within);
    const models = new ReadModels(world.connection);
    const answering = () =>
      runWithCause(newCause({ kind: 'request', actor: 'test', area: '33' }), async () => {
        const { version, documents } = await models.of(world.projection);
        return { version, documents: await documents.countDocuments({ 'state.total': 6 }) };
      });
    expect(await answering()).toEqual({ version: 1, documents: 0 });
    await world.rebuild({ switch: true });
    const group = groupOf('testing', world.projection.name, 2);
    await eventually(() => expect(worker.health()).toMatchObject({ group }), within);
    await world.add(subjects, 6, 6);
    await eventually(
      async () => expect(await answering()).toEqual({ version: 2, documents: 20 }),
      within,
    );
    expect(await world.total(1)).toBe(100);
    await world.rebuild({ version: 1, switch: true });
    expect(await world.total(1)).toBe(120);
    await eventually(
      async () => expect(await answering()).toEqual({ version: 1, documents: 20 }),
      within,
    );
  });

  it('goes back although hardly anything has happened since', async () => {
    await world.add(subjects, 1, 5);
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(100), within);
    await world.rebuild({ switch: true });
    await world.add(subjects.slice(0, 1), 6, 6);
    await world.rebuild({ version: 1, switch: true });
    expect(await world.total(1)).toBe(101);
  });

  it('drops what nobody uses, and nothing else', async () => {
    await world.add(subjects, 1, 5);
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(100), within);
    await expect(world.rebuild({ version: 1, drop: true })).rejects.toThrow('switch first');
    await world.rebuild({ switch: true, drop: true });
    expect(world.said.at(-1)).toBe('ledgers_v1 is dropped.');
    const names = (await world.connection.listCollections()).map(({ name }) => name);
    expect(names).toContain('ledgers_v2');
    expect(names).not.toContain('ledgers_v1');
  });

  it('lets an older release keep what it understands', async () => {
    await world.add(subjects, 1, 5);
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(100), within);
    const next = ledgersProjection(world.ledgers, 2, 10);
    await world.rebuild({ switch: true }, next);
    world.goLive(next);
    await world.add(subjects, 6, 6);
    await eventually(async () => {
      expect(await world.total(1)).toBe(120);
      expect(await world.total(2)).toBe(1_200);
    }, within);
    await world.rebuild({ version: 1, drop: true }, next);
    expect(world.said).toEqual(['ledgers_v1 is dropped.']);
  });
});
