import { afterEach, beforeEach } from '@jest/globals';
import type { WireMessage } from '@korsa/contracts';
import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import type { KafkaDriver } from '../src/driver/driver.js';
import { silentLogger } from '../src/logger.js';
import { ModelVersions } from '../src/replay/builds/model-versions.js';
import { FollowingMetrics } from '../src/replay/following/following-metrics.js';
import { LiveModel } from '../src/replay/following/live-model.js';
import type { ModelDocument } from '../src/replay/projection/model-document.js';
import type { Projection } from '../src/replay/projection/projection.js';
import type { RebuildWishes } from '../src/replay/rebuild/rebuild-options.js';
import { rebuild } from '../src/replay/rebuild/rebuild.js';
import { settingsOf } from '../src/topics/topic-plan.js';
import { ledgersProjection, newLedgers, told, type Ledger, type Ledgers } from './ledgers.js';

interface World {
  readonly driver: KafkaDriver;
  connect(): Promise<Connection>;
}

/** Topics and a database of their own for every test of the suite, and live models that are stopped after it. */
export class ModelWorld {
  connection!: Connection;
  ledgers!: Ledgers;
  /** What the last command said. */
  said: string[] = [];
  private readonly live: LiveModel[] = [];

  constructor(private readonly world: World) {
    beforeEach(async () => {
      this.connection = await world.connect();
      this.ledgers = newLedgers();
      const admin = await world.driver.admin();
      await admin.createTopics(this.topics.map(settingsOf));
      await admin.close();
    });
    afterEach(async () => {
      await Promise.all(this.live.splice(0).map((model) => model.stop(5_000)));
    });
  }

  get driver(): KafkaDriver {
    return this.world.driver;
  }

  get topics() {
    const { counts, state, views } = this.ledgers;
    return [counts, state, views];
  }

  get projection(): Projection<Ledger> {
    return ledgersProjection(this.ledgers);
  }

  /** A worker of the service. */
  goLive(projection = this.projection): LiveModel {
    const model = new LiveModel({
      ...this.shared(),
      projection,
      metrics: new FollowingMetrics(new Registry()),
      onFatal: (error) => {
        throw error;
      },
    });
    this.live.push(model);
    return model;
  }

  rebuild(wishes: RebuildWishes = {}, projection = this.projection) {
    this.said = [];
    return rebuild(
      {
        ...this.shared(),
        projection,
        registry: new Registry(),
        by: 'a test',
        say: (line) => this.said.push(line),
        patienceMs: 5_000,
      },
      wishes,
    );
  }

  /** Amounts of 1: those numbered `from` to `upTo` of each ledger. */
  async add(subjects: readonly string[], from: number, upTo: number): Promise<void> {
    const messages: WireMessage[] = [];
    for (let at = from; at <= upTo; at++) {
      const amount = { amount: 1 };
      const added = this.ledgers.counts.AmountAdded;
      for (const subject of subjects) messages.push(told(added, subject, at, amount));
    }
    await this.publish(this.ledgers.counts.name, messages);
  }

  async publish(topic: string, messages: readonly WireMessage[]): Promise<void> {
    const producer = await this.driver.producer();
    for (let at = 0; at < messages.length; at += 500) {
      const some = messages.slice(at, at + 500);
      await producer.send(some.map((message) => ({ topic, ...message })));
    }
    await producer.close();
  }

  /** The documents of a version, without the order of their marks. */
  async documents(version: number): Promise<Record<string, ModelDocument>> {
    const found = await this.connection
      .collection<ModelDocument>(`ledgers_v${version}`)
      .find()
      .sort({ _id: 1 })
      .toArray();
    return Object.fromEntries(found.map((document) => [document._id, document]));
  }

  /** The sum of all totals of a version. */
  async total(version: number): Promise<number> {
    const documents = Object.values(await this.documents(version));
    return documents.reduce(
      (sum, { state }) => sum + ((state as Ledger | undefined)?.total ?? 0),
      0,
    );
  }

  async current(): Promise<number | undefined> {
    return (await new ModelVersions(this.connection).aliasOf(this.projection))?.version;
  }

  private shared() {
    const { connection, driver, topics } = this;
    return { service: 'testing', connection, driver, topics, logger: silentLogger };
  }
}
