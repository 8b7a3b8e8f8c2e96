import { afterEach, describe, expect, it } from '@jest/globals';
import { AggregateStore, defineAggregate, newCause, runWithCause, Store } from '@korsa/store';
import { decide, type AggregateState } from '@korsa/domain';
import { eventually } from '@korsa/testing';
import { Kafka, logLevel } from 'kafkajs';
import { Registry } from 'prom-client';
import { ModelWorld } from '../../../test/model-world.js';
import { scene } from '../../../test/scene.js';
import { silentLogger } from '../../logger.js';
import { Relay } from '../../relay/relay.js';
import { defineSnapshot } from './snapshot.js';
import { publishSnapshots } from './publish-snapshots.js';

interface Ledger extends AggregateState {
  readonly total: number;
  readonly closed: boolean;
}

const stage = scene();
const subjects = Array.from({ length: 30 }, (_, at) => `ledger-${String(at).padStart(2, '0')}`);
const cause = () => newCause({ kind: 'request', actor: 'test', area: '33.71' });

describe('snapshots of what the topic has forgotten', () => {
  const world = new ModelWorld(stage);
  const running: (() => Promise<void>)[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((stop) => stop()));
  });

  /** The service that owns the ledgers. */
  async function owner() {
    const { connection, ledgers } = world;
    const definition = defineAggregate<Ledger>({
      name: 'ledger',
      collection: 'owned_ledgers',
      topic: ledgers.counts,
      fields: { total: Number, closed: Boolean },
    });
    const clock = { now: () => new Date().toISOString() };
    const store = new Store({ connection, clock, service: 'testing' });
    const owned = new AggregateStore<Ledger, never>(store, definition);
    await store.prepare();
    const relay = stage.relay(connection, { registry: new Registry() });
    relay.start();
    const add = (id: string, amount: number): Promise<unknown> =>
      runWithCause(cause(), () =>
        owned.changeOrCreate(id, (before) => {
          const total = (before?.total ?? 0) + amount;
          const state = { id, cityCode: '33.71', closed: false, ...before, total };
          return decide(state, [{ type: 'AmountAdded', data: { amount } }] as never);
        }),
      );
    const snapshot = defineSnapshot(
      definition,
      ledgers.state.LedgerSnapshotted,
      ({ total, closed }) => ({ total, closed }),
    );
    const publish = () =>
      publishSnapshots({
        service: 'testing',
        snapshot,
        driver: world.driver,
        connection,
        topics: world.topics,
        logger: silentLogger,
        by: 'a test',
        say: () => undefined,
        now: () => '2025-11-20T17:00:00.000Z',
      });
    running.push(() => stop(relay, store));
    return { add, publish };
  }

  async function stop(relay: Relay, store: Store): Promise<void> {
    await store.close();
    await relay.stop(5_000);
  }

  /** Deletes all but the last `keep` records of each partition, as retention does. */
  async function forget(topic: string, keep: number): Promise<void> {
    const { brokers, topicPrefix = '' } = stage.kafka;
    const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const wire = `${topicPrefix}${topic}`;
    const offsets = await admin.fetchTopicOffsets(wire);
    const partitions = offsets.map(({ partition, high }) => ({
      partition,
      offset: String(Math.max(0, Number(high) - keep)),
    }));
    await admin.deleteTopicRecords({ topic: wire, partitions });
    await admin.disconnect();
  }

  it('rebuild the same documents as the whole history, while events go on', async () => {
    const { add, publish } = await owner();
    for (let round = 1; round <= 6; round++)
      await Promise.all(subjects.map((id) => add(id, round)));
    world.goLive();
    await eventually(async () => expect(await world.total(1)).toBe(30 * 21), { within: 20_000 });
    await forget(world.ledgers.counts.name, 12);
    await add('ledger-00', 100);
    const without = await world.rebuild();
    expect(without?.incomplete).toBeGreaterThan(0);
    await expect(world.rebuild({ switch: true })).rejects.toThrow('npm run snapshot');
    const traffic = Promise.all(subjects.map((id) => add(id, 1_000)));
    expect(await publish()).toBe(30);
    await traffic;
    await eventually(async () => expect(await world.total(1)).toBe(30 * 21 + 100 + 30_000), {
      within: 20_000,
    });
    expect(await world.rebuild({ compare: true, switch: true })).toMatchObject({
      incomplete: 0,
      comparison: { live: 30, built: 30, same: 30, different: 0, behind: 0 },
    });
    expect(await world.rebuild({ restart: true, version: 3, compare: true })).toMatchObject({
      incomplete: 0,
      comparison: { same: 30 },
    });
  }, 90_000);

  it('are told again under the same id as long as nothing happens', async () => {
    const { add, publish } = await owner();
    await add('ledger-00', 5);
    await publish();
    await publish();
    await add('ledger-00', 5);
    await publish();
    const told = (await stage.read(world.ledgers.state.name)).map(({ headers, value }) => ({
      id: headers['ce_id'],
      sequence: headers['ce_sequence'],
      value,
    }));
    expect(told).toHaveLength(3);
    expect(told[0]).toEqual(told[1]);
    expect(told[2]).toMatchObject({
      sequence: '000000000002',
      value: '{"total":10,"closed":false}',
    });
    expect(told[2]?.id).not.toBe(told[1]?.id);
  });
});
