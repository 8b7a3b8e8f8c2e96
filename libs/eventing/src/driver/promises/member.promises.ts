import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { BrokerWorld } from '../../../test/broker-world.js';
import { killHard, startChild } from '../../../test/child.js';
import { DriverStage } from '../../../test/driver-stage.js';
import { openDriver } from '../open-driver.js';
import { silentLogger } from '../../logger.js';

interface Member {
  kill(): Promise<void>;
  says(word: string): Promise<unknown>;
}

const patient = { within: 40_000 };

/**
 * What happens when members of a group are killed, work for long, or want to be the same one. For clients of a real
 * broker; all at the same time, because they mostly wait.
 */
export function memberPromises(name: string, world: BrokerWorld): void {
  describe(`${name}: members that fail`, () => {
    function member(stage: DriverStage, instance = ''): Member {
      const { client = '', brokers, topicPrefix = '' } = world.kafka;
      const { topic } = stage;
      const of = [client, brokers.join(','), topicPrefix, topic, `group.${topic}`, instance];
      const child = startChild('member-process.ts', ...of);
      stage.whenClosed(() => killHard(child));
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const says = (word: string) => eventually(() => said.includes(`${word}\n`), patient);
      return { kill: () => killHard(child), says };
    }

    async function onStage(play: (stage: DriverStage) => Promise<void>): Promise<void> {
      const stage = new DriverStage(world.driver);
      try {
        await stage.createTopic();
        await play(stage);
      } finally {
        await stage.close();
      }
    }

    it.concurrent('lets the others take over what a killed member had', () =>
      onStage(async (stage) => {
        const killed = member(stage);
        await killed.says('joined');
        await killed.kill();
        const { seen } = await stage.collect();
        await stage.send(['a', 'b', 'korsa'].map((key) => [key, '1'] as const));
        await eventually(() => expect([...seen].sort()).toEqual(['a=1', 'b=1', 'korsa=1']), {
          within: 30_000,
        });
      }),
    );

    it.concurrent('keeps its partitions through a handler that is longer than a session', () =>
      onStage(async (stage) => {
        await stage.send([['a', '1']]);
        let joins = 0;
        let deliveries = 0;
        let release = (): void => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        await stage.consume({
          onAssigned: () => (joins += 1),
          onBatch: async (batch) => {
            deliveries += 1;
            const beat = setInterval(() => void batch.heartbeat(), 1_000);
            await released;
            clearInterval(beat);
            expect(batch.isActive()).toBe(true);
            batch.done(batch.records[0]?.offset ?? '');
          },
        });
        const started = performance.now();
        const longerThanASession = 11_000;
        await eventually(() => performance.now() - started > longerThanASession, {
          within: 15_000,
          every: 500,
        });
        release();
        await stage.send([['b', '1']]);
        await eventually(() => expect(deliveries).toBeGreaterThan(1));
        expect([joins, deliveries]).toEqual([1, 2]);
      }),
    );

    it.concurrent('goes on within 5 s of its restart when it was killed and has an instance', () =>
      onStage(async (stage) => {
        const killed = member(stage, 'one');
        await killed.says('joined');
        await stage.send([['a', '1']]);
        await killed.says('value 1');
        await killed.kill();
        await stage.send([['a', '2']]);
        const again = member(stage, 'one');
        await again.says('started');
        const started = performance.now();
        await again.says('value 2');
        expect(performance.now() - started).toBeLessThan(5_000);
      }),
    );

    it.concurrent('ends the elder of two members with one instance, for good', () =>
      onStage(async (stage) => {
        const driver = openDriver({ ...world.kafka, instance: 'twin' }, silentLogger);
        const ends: boolean[] = [];
        const group = `group.${stage.topic}`;
        const options = { group, topics: [stage.topic], onBatch: () => Promise.resolve() };
        const elder = driver.consumer({
          ...options,
          onEnd: ({ recoverable }) => ends.push(recoverable),
        });
        await elder.start();
        const younger = driver.consumer(options);
        stage.whenClosed(() => younger.stop(5_000));
        stage.whenClosed(() => elder.stop(5_000));
        await younger.start();
        await eventually(() => expect(ends).toEqual([false]), { within: 20_000 });
      }),
    );
  });
}
