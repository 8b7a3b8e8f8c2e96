import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { killHard, startChild } from '../../test/child.js';
import { ConsumerWorld } from '../../test/consumer-world.js';
import { scene } from '../../test/scene.js';
import { Tallies } from '../../test/tallies.js';
import { noted } from '../../test/things.js';

const stage = scene();

describe('a consumer that is killed', () => {
  const world = new ConsumerWorld(stage);
  const children: ChildProcess[] = [];

  afterEach(async () => {
    await Promise.all(children.splice(0).map(killHard));
  });

  function consumerProcess(): ChildProcess {
    const { kafkaBrokers, topicPrefix, mongoUrl } = stage.infra;
    const [, name = ''] = /thing-(\w+)\./.exec(world.things.name) ?? [];
    const of = [kafkaBrokers, topicPrefix, mongoUrl, world.connection.name, name, world.group];
    const child = startChild('consumer-process.ts', ...of);
    children.push(child);
    return child;
  }

  it('leaves no event out and lets none have two effects', async () => {
    const tallies = await Tallies.open(world.connection);
    const keys = Array.from({ length: 10 }, (_, at) => `k${at}`);
    const rounds = Array.from({ length: 60 }, (_, at) => at + 1);
    const labels = async () => Object.values(await tallies.all()).flat().length;
    const first = consumerProcess();
    const published = (async () => {
      for (const round of rounds)
        await world.publish(keys.map((key) => noted(world.things, key, round)));
    })();
    await eventually(async () => (await labels()) > 50, { within: 30_000 });
    await killHard(first);
    const done = await labels();
    consumerProcess();
    await published;
    const expected = Object.fromEntries(
      keys.map((key) => [key, rounds.map((round) => `${key}${round}`)]),
    );
    await eventually(async () => expect(await tallies.all()).toEqual(expected), { within: 50_000 });
    expect(done).toBeLessThan(keys.length * rounds.length);
  });
});
