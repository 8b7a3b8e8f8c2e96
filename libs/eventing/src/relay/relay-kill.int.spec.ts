import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { outboxOf } from '@korsa/store';
import { eventually } from '@korsa/testing';
import type { Connection } from 'mongoose';
import { killHard, says, startChild } from '../../test/child.js';
import { historyOf } from '../../test/history.js';
import { OutboxWriter } from '../../test/outbox-writer.js';
import { scene } from '../../test/scene.js';

const stage = scene();

describe('a relay that is killed', () => {
  let connection: Connection;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    connection = await stage.connect();
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map(killHard));
  });

  async function relayProcess(): Promise<ChildProcess> {
    const { kafkaBrokers, topicPrefix, mongoUrl } = stage.infra;
    const child = startChild(
      'relay-process.ts',
      kafkaBrokers,
      topicPrefix,
      mongoUrl,
      connection.name,
    );
    children.push(child);
    await says(child, 'up');
    return child;
  }

  const sent = () => outboxOf(connection).countDocuments({ status: 'sent' });
  const pending = () => outboxOf(connection).countDocuments({ status: 'pending' });

  it('loses and reorders nothing, and its shards are published again within 5 seconds', async () => {
    const topic = await stage.newTopic();
    const writer = new OutboxWriter({ connection, topic });
    await writer.prepare();
    const keys = Array.from({ length: 8 }, (_, at) => `key-${at}`);
    let writing = true;
    const written = (async () => {
      let rounds = 0;
      for (; writing; rounds++) for (const key of keys) await writer.append([key]);
      return rounds;
    })();
    let child = await relayProcess();
    for (let kill = 0; kill < 2; kill++) {
      await says(child, 'publishing');
      const standby = await relayProcess();
      const before = await sent();
      await eventually(async () => (await sent()) > before + 50, { within: 20_000 });
      await killHard(child);
      const killedAt = Date.now();
      child = standby;
      await says(child, 'publishing');
      expect(Date.now() - killedAt).toBeLessThan(5_000);
    }
    writing = false;
    const rounds = await written;
    await eventually(async () => expect(await pending()).toBe(0), { within: 20_000 });
    const { problems, lastOf } = historyOf(await stage.read(topic));
    expect(problems).toEqual([]);
    expect(lastOf).toEqual(new Map(keys.map((key) => [key, rounds])));
  });
});
