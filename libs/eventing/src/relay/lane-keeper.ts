import type { KafkaDriver } from '../driver/driver.js';
import { Sender } from '../driver/sender.js';
import type { EventingLogger } from '../logger.js';
import { Lane } from './lane.js';
import type { Lease, Leases } from './leases.js';
import type { Outbox } from './outbox.js';
import type { RelayMetrics } from './relay-metrics.js';

interface Tools {
  readonly outbox: Outbox;
  readonly driver: KafkaDriver;
  readonly metrics: RelayMetrics;
  readonly logger: EventingLogger;
}

/** Runs one lane per shard that this process owns. */
export class LaneKeeper {
  private readonly leases = new Map<number, Lease>();
  private readonly lanes = new Map<number, Lane>();
  /** Lanes whose shard was lost and that still end their turn: no new one starts beside them. */
  private readonly ending = new Map<number, Promise<void>>();
  private prepared = false;

  constructor(
    private readonly count: number,
    private readonly claims: Leases,
    private readonly tools: Tools,
  ) {}

  shards(): number[] {
    return [...this.lanes.keys()].filter((shard) => this.isHeld(shard));
  }

  get holdsAll(): boolean {
    return this.shards().length === this.count;
  }

  idleShards(): number[] {
    return this.shards().filter((shard) => this.lanes.get(shard)?.idle);
  }

  /** Shards with events that are held back. */
  blockedShards(): number[] {
    return this.shards().filter((shard) => this.lanes.get(shard)?.blocks);
  }

  ring(shards: readonly number[]): void {
    for (const shard of shards) this.lanes.get(shard)?.ring();
  }

  /** Prolongs what is held, takes what is free, and lets lanes begin and end accordingly. */
  async renew(): Promise<void> {
    if (!this.prepared) await this.tools.outbox.prepare();
    this.prepared = true;
    const held = [...this.leases.values()];
    const renewed = (held.length > 0 && (await this.claims.renew(held))) || [];
    for (const lease of renewed) this.leases.set(lease.shard, lease);
    const kept = new Set(renewed.map(({ shard }) => shard));
    const rest = [...Array(this.count).keys()].filter((shard) => !kept.has(shard));
    if (rest.length === 0) return;
    const taken = await this.claims.takenByOthers(rest);
    for (const shard of rest)
      this.settle(shard, taken.has(shard) ? undefined : await this.claims.acquire(shard));
  }

  /** Lets every lane end its turn and gives the shards up. */
  async stop(): Promise<void> {
    for (const shard of [...this.lanes.keys()]) this.end(shard);
    await Promise.all(this.ending.values());
    const shards = [...this.leases.keys()];
    this.leases.clear();
    if (shards.length > 0) await this.claims.release(shards);
  }

  private isHeld(shard: number): boolean {
    return (this.leases.get(shard)?.until ?? 0) > performance.now();
  }

  /** Another epoch means that another process had the shard meanwhile: the lane starts afresh. */
  private settle(shard: number, lease: Lease | undefined): void {
    const before = this.leases.get(shard);
    if (lease) this.leases.set(shard, lease);
    else this.leases.delete(shard);
    if (before?.epoch !== lease?.epoch) {
      this.tools.metrics.lease(shard, lease?.epoch);
      this.tools.logger.info(
        { shard, epoch: lease?.epoch ?? null },
        lease ? 'Publishing a shard' : 'A shard is published by another process',
      );
      this.end(shard);
    }
    if (lease && !this.lanes.has(shard) && !this.ending.has(shard)) this.begin(lease);
  }

  /** A lane lives as long as the epoch of its lease. */
  private begin({ shard, epoch }: Lease): void {
    const { driver, ...tools } = this.tools;
    const lane = new Lane(shard, {
      ...tools,
      sender: new Sender(driver),
      isHeld: () => this.isHeld(shard),
      whileOwned: (work) => this.claims.whileOwned({ shard, epoch }, work),
    });
    this.lanes.set(shard, lane);
  }

  private end(shard: number): void {
    const lane = this.lanes.get(shard);
    if (!lane) return;
    this.lanes.delete(shard);
    this.ending.set(
      shard,
      lane.stop().finally(() => this.ending.delete(shard)),
    );
  }
}
