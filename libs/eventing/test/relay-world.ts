import { afterEach, beforeEach } from '@jest/globals';
import { eventually } from '@korsa/testing';
import type { Collection, Connection } from 'mongoose';
import { envelopesOf, type RelayedEnvelope } from '../src/relay/envelope.js';
import type { Relay, RelayOptions } from '../src/relay/relay.js';
import { historyOf, type History } from './history.js';
import { OutboxWriter } from './outbox-writer.js';
import type { Scene } from './scene.js';

/** An outbox and a topic of their own for every test of a file, and relays that are stopped after it. */
export class RelayWorld {
  connection!: Connection;
  topic!: string;
  writer!: OutboxWriter;
  readonly relays: Relay[] = [];

  constructor(private readonly stage: Scene) {
    beforeEach(async () => {
      this.connection = await stage.connect();
      this.topic = await stage.newTopic();
      this.writer = new OutboxWriter({ connection: this.connection, topic: this.topic });
      await this.writer.prepare();
    });
    afterEach(async () => {
      await Promise.all(this.relays.splice(0).map((relay) => relay.stop(10_000)));
    });
  }

  get outbox(): Collection<RelayedEnvelope> {
    return envelopesOf(this.connection);
  }

  start(more: Partial<RelayOptions> = {}): Relay {
    const relay = this.stage.relay(this.connection, more);
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  pending(): Promise<number> {
    return this.outbox.countDocuments({ status: 'pending' });
  }

  async allSent(within = 30_000): Promise<void> {
    await eventually(
      async () => {
        const pending = await this.pending();
        if (pending > 0) throw new Error(`${pending} envelopes are pending.`);
      },
      { within },
    );
  }

  /** What consumers find on the topic. */
  async history(): Promise<History> {
    return historyOf(await this.stage.read(this.topic));
  }
}
