import type { OutboxEvent } from '@korsa/store';
import type { mongo } from 'mongoose';
import { BackOff } from '../driver/back-off.js';
import type { EventingLogger } from '../logger.js';
import { Bell } from './bell.js';
import { orderKey } from './envelope.js';
import type { Outbox, Waiting } from './outbox.js';
import { publishInOrder, type BlockedKeys } from './publication.js';
import type { RelayMetrics } from './relay-metrics.js';
import { planSends } from './send-plan.js';
import { firstTurn, nextTurn } from './turn-size.js';
import type { Sender } from '../driver/sender.js';

export interface LaneContext {
  readonly outbox: Outbox;
  /** This lane's alone: a producer carries one send at a time. */
  readonly sender: Sender;
  readonly metrics: RelayMetrics;
  readonly logger: EventingLogger;
  /** Whether the shard is still this process's to publish. */
  readonly isHeld: () => boolean;
  /** Does what only the owner may do; rejects when the shard has changed hands. */
  readonly whileOwned: (work: (session: mongo.ClientSession) => Promise<void>) => Promise<void>;
}

/** Publishes one shard, one send at a time, for as long as this process owns it. */
export class Lane {
  private readonly bell = new Bell();
  private readonly backOff = new BackOff({ firstMs: 100, mostMs: 3_000 });
  private readonly stopping = new AbortController();
  private readonly blocked: BlockedKeys = new Map();
  private readonly ended: Promise<void>;
  private turnSize = firstTurn;
  /** Something was released, and what it is has not been read yet. */
  private releasing = false;

  constructor(
    readonly shard: number,
    private readonly context: LaneContext,
  ) {
    this.ended = this.run();
  }

  /** Whether it waits to be rung. */
  get idle(): boolean {
    return this.bell.awaited;
  }

  /** Whether it holds events back: an operator may release them at any time. */
  get blocks(): boolean {
    return this.blocked.size > 0;
  }

  ring(): void {
    this.bell.ring();
  }

  /** Ends after the running turn. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.ended;
    await this.context.sender.close();
  }

  private async run(): Promise<void> {
    await this.untilDone(() => this.context.outbox.unblock(this.shard));
    for (;;) {
      let published = 0;
      await this.untilDone(async () => void (published = await this.turn()));
      if (this.stopping.signal.aborted) return;
      if (published === 0) await this.bell.wait();
    }
  }

  /** An outage of Kafka or MongoDB makes the lane wait; it never skips. */
  private async untilDone(step: () => Promise<unknown>): Promise<void> {
    const { metrics, logger } = this.context;
    const { shard } = this;
    for (let failures = 0; !this.stopping.signal.aborted; failures++) {
      try {
        await step();
        this.backOff.reset();
        if (failures > 0) logger.info({ shard, failures }, 'Publishing goes on');
        return;
      } catch (error) {
        metrics.failed(error);
        const say = failures === 0 ? logger.warn : logger.debug;
        say.call(logger, { shard, error: String(error) }, 'Publishing is interrupted; trying on');
        await this.backOff.pause(this.stopping.signal);
      }
    }
  }

  /** Publishes the oldest envelopes and marks them. Returns how many there were. */
  private async turn(): Promise<number> {
    if (!this.context.isHeld()) return 0;
    if (this.blocks) await this.letGo();
    const envelopes = await this.context.outbox.read(this.shard, this.turnSize);
    this.turnSize = nextTurn(envelopes);
    if (envelopes.length === 0) return 0;
    const held = new Set<OutboxEvent>();
    for (const events of planSends(envelopes.flatMap((envelope) => envelope.events))) {
      for (const event of await this.publish(events)) held.add(event);
    }
    await this.settle(envelopes, held);
    return envelopes.length;
  }

  /** What stays blocked is set aside again, behind nothing that was sent meanwhile. */
  private async letGo(): Promise<void> {
    const { outbox, metrics, logger } = this.context;
    this.releasing ||= await outbox.hasReleased(this.shard);
    if (!this.releasing) return;
    await outbox.unblock(this.shard);
    const keys = await outbox.releasedKeys(this.shard);
    this.releasing = false;
    for (const key of keys) this.blocked.delete(key);
    metrics.blockedKeys(this.shard, this.blocked.size);
    logger.info({ shard: this.shard, keys: keys.length }, 'Blocked keys were released');
  }

  private async publish(events: readonly OutboxEvent[]): Promise<OutboxEvent[]> {
    const before = this.blocked.size;
    const held = await publishInOrder(events, this.blocked, (some) => this.send(some));
    if (this.blocked.size > before) {
      this.context.metrics.blockedKeys(this.shard, this.blocked.size);
      this.context.logger.error(
        { shard: this.shard, reason: [...this.blocked.values()].at(-1) },
        'Kafka refuses an event for good; its key is blocked until an operator releases it',
      );
    }
    return held;
  }

  private async send(events: readonly OutboxEvent[]): Promise<void> {
    if (!this.context.isHeld()) throw new LeaseEnded(this.shard);
    const startedAt = performance.now();
    await this.context.sender.send(events);
    this.context.metrics.sent(events, (performance.now() - startedAt) / 1000);
  }

  private async settle(
    envelopes: readonly Waiting[],
    held: ReadonlySet<OutboxEvent>,
  ): Promise<void> {
    const { outbox, whileOwned } = this.context;
    const sent: string[] = [];
    for (const { id, events } of envelopes) {
      const rest = events.filter((event) => held.has(event));
      const [first] = rest;
      if (!first) {
        sent.push(id);
        continue;
      }
      const reason = this.blocked.get(orderKey(first)) ?? '';
      await whileOwned((session) => outbox.block(id, { held: rest, reason }, session));
    }
    await outbox.markSent(sent);
  }
}

class LeaseEnded extends Error {
  constructor(shard: number) {
    super(`The lease of shard ${shard} has to be renewed before more is sent.`);
    this.name = 'LeaseEnded';
  }
}
