import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { DriverStage } from '../../../test/driver-stage.js';
import { OwnBroker } from '../../../test/own-broker.js';
import { pause } from '../back-off.js';
import type { KafkaDriver } from '../driver.js';
import { Sender } from '../sender.js';

const backlog = Array.from({ length: 30 }, (_, at) => String(at));

interface OutageWorld {
  readonly name: string;
  readonly open: (brokers: string) => KafkaDriver;
}

/** What clients must do when the broker or the line to it fails; they share a broker that is theirs to break. */
export function outagePromises(worlds: readonly OutageWorld[]): void {
  describe('while the broker fails', () => {
    let own: OwnBroker;
    beforeAll(async () => {
      own = await OwnBroker.start();
    }, 90_000);
    afterAll(() => own.stop());

    const stages: DriverStage[] = [];
    const staged = (driver: KafkaDriver): DriverStage => {
      const stage = new DriverStage(driver);
      stages.push(stage);
      return stage;
    };
    afterEach(async () => {
      await Promise.all(stages.splice(0).map((stage) => stage.close()));
    });

    // The first test on this broker, by intent: it has never had a group, and makes its offsets topic now.
    it.each(worlds)('$name joins while the coordinator is loading', async ({ open }) => {
      const ends: unknown[] = [];
      const joining = Array.from({ length: 8 }, async (_, at) => {
        const stage = staged(open(own.address));
        await stage.createTopic();
        const reading = await stage.collect({ onEnd: (end) => ends.push(end) });
        await stage.send([['a', String(at)]]);
        await eventually(() => expect(reading.seen).toEqual([`a=${at}`]));
      });
      await Promise.all(joining);
      expect(ends).toEqual([]);
    });

    it(`goes on by itself when the broker was killed: ${namesOf(worlds)}`, async () => {
      const all = worlds.map(({ open }) => staged(open(own.address)));
      const readings = await Promise.all(
        all.map(async (stage) => {
          await stage.createTopic();
          const reading = await stage.collectOn();
          await drain(stage, ['before']);
          await eventually(() => expect(reading.seen).toEqual(['a=before']));
          return reading;
        }),
      );
      const admins = await Promise.all(all.map(({ driver }) => driver.admin()));
      await own.kill();
      const backlogs = Promise.all(all.map((stage) => drain(stage, backlog)));
      for (const [at, admin] of admins.entries()) {
        await expect(admin.ranges(all[at]?.topic ?? '')).rejects.toThrow();
      }
      await own.restart();
      await backlogs;
      const expected = ['before', ...backlog].map((value) => `a=${value}`);
      for (const { seen } of readings) {
        await eventually(() => expect([...new Set(seen)]).toEqual(expected), { within: 60_000 });
      }
      expect(readings.flatMap(({ failures }) => failures)).toEqual([]);
      await Promise.all(admins.map((admin) => admin.close()));
    }, 150_000);

    it.each(worlds)(
      '$name writes what it acknowledges although answers are lost',
      async (world) => {
        const direct = staged(world.open(own.address));
        await direct.createTopic();
        const sender = new Sender(world.open(own.line.address));
        const acknowledged: string[] = [];
        const over = new AbortController();
        const lanes = Array.from({ length: 8 }, (_, lane) => `k${lane}`).map(async (key) => {
          for (let value = 0; !over.signal.aborted; value++) {
            await sendUntilDone(sender, direct.topic, key, String(value));
            acknowledged.push(`${key}=${value}`);
          }
        });
        for (let faults = 0; faults < 12; faults++) {
          await pause(100);
          own.line.become({ losesAnswers: true });
          await pause(20);
          own.line.dropConnections();
          own.line.clear();
        }
        over.abort();
        await Promise.all(lanes);
        await sender.close();
        const { seen } = await direct.collect();
        await eventually(() => expect(new Set(seen)).toEqual(new Set(acknowledged)));
      },
    );
  });
}

/** Sends values one after the other, each until it is acknowledged. */
async function drain({ driver, topic }: DriverStage, values: readonly string[]): Promise<void> {
  const sender = new Sender(driver);
  for (const value of values) await sendUntilDone(sender, topic, 'a', value);
  await sender.close();
}

async function sendUntilDone(
  sender: Sender,
  topic: string,
  key: string,
  value: string,
): Promise<void> {
  for (;;) {
    try {
      await sender.send([{ topic, key, value, headers: {} }]);
      return;
    } catch {
      await pause(50);
    }
  }
}

function namesOf(worlds: readonly OutageWorld[]): string {
  return worlds.map(({ name }) => name).join(', ');
}
