import {
  AggregateGroup,
  type AggregateRef,
  type AggregateState,
  type Clock,
  type DecisionsOf,
  type DomainEvent,
  type StatesOf,
} from '@korsa/domain';
import type { Connection, Model } from 'mongoose';
import { endAbandonedTransactions } from './abandoned-transactions.js';
import type { AggregateDefinition, StoredState } from './aggregate-definition.js';
import type { AggregateEngine } from './aggregate-store.js';
import { readable, readableArea } from './cause.js';
import { defaults } from './defaults.js';
import { groupCommit, type FaultPoint } from './group-commit.js';
import { groupRefs } from './group-refs.js';
import { GroupRunner } from './group-runner.js';
import { modelOf } from './model.js';
import type { StoreObserver } from './observer.js';
import { PointReads } from './point-reads.js';
import { inOrder, portionsOf } from './portions.js';
import { prepareDatabase } from './prepare.js';
import { RecentReads } from './recent-reads.js';
import { RememberedStates } from './remembered-states.js';
import { StoreCollections } from './store-collections.js';
import { newPortion, newWork } from './work.js';
import type { Decide, DecideOne, Ref, State, States, Summarise } from './work.js';
import { WorkQueue } from './work-queue.js';

export interface StoreOptions {
  /** Of the service's own database, on a replica set. */
  readonly connection: Connection;
  readonly clock: Clock;
  /** The owner of the topics that its aggregates publish to. */
  readonly service: string;
  /** See `storeDefaults` for what these mean and are by default. */
  readonly maxGroup?: number;
  readonly maxQueue?: number;
  readonly maxBulk?: number;
  readonly maxBulkGroup?: number;
  readonly maxBulkBeside?: number;
  readonly bulkDeadlineMs?: number;
  readonly shards?: number;
  readonly maxEventBytes?: number;
  readonly commitDeadlineMs?: number;
  readonly contentionMs?: number;
  readonly inboxRetentionDays?: number;
  readonly idempotencyRetentionHours?: number;
  readonly observer?: StoreObserver;
  /** Tests only: the system's clock in ms, which `ord` and expiry follow. */
  readonly wallClock?: () => number;
  /** Tests only: holds a commit up. */
  readonly faultPoint?: (point: FaultPoint) => Promise<void>;
}

/**
 * The one way to change data of a service. Calls that come while a transaction is in flight go together into the next
 * one: states, events, inbox and idempotency records of all of them are stored in one transaction or not at all.
 */
export class Store extends AggregateGroup implements AggregateEngine {
  private readonly settings: Required<Omit<StoreOptions, 'faultPoint'>>;
  private readonly collections: StoreCollections;
  private readonly reads: PointReads;
  private readonly recent: RecentReads;
  private readonly queue: WorkQueue;
  private readonly definitions = new Map<string, AggregateDefinition<State>>();
  private readonly prepared = new Set<string>();
  private readonly listeners = new Set<(shards: readonly number[]) => void>();

  constructor(options: StoreOptions) {
    super();
    const settings = { ...defaults, wallClock: Date.now, observer: {}, ...options };
    const { connection, observer, faultPoint } = settings;
    this.settings = settings;
    this.collections = new StoreCollections(connection);
    this.reads = new PointReads(this.collections, settings.commitDeadlineMs);
    this.recent = new RecentReads({
      read: (collection, id) => this.reads.find(collection, id),
      changedSince: (collection, ord) => this.reads.changedSince(collection, ord),
    });
    const attempt = groupCommit({
      ...settings,
      observer,
      faultPoint,
      client: () => connection.getClient(),
      collections: this.collections,
      remembered: new RememberedStates(),
      inboxRetentionMs: settings.inboxRetentionDays * 86_400_000,
      idempotencyRetentionMs: settings.idempotencyRetentionHours * 3_600_000,
      onStored: (addresses) => this.recent.forget(addresses),
      onCommit: (shards) => this.listeners.forEach((listener) => listener(shards)),
    });
    const deadlineMs = settings.commitDeadlineMs;
    const endAbandoned = () => this.endAbandoned();
    const runner = new GroupRunner(attempt, { ...settings, deadlineMs, observer, endAbandoned });
    const runGroup: typeof runner.run = (calls, onStored) => runner.run(calls, onStored);
    this.queue = new WorkQueue(runGroup, { ...settings, deadlineMs, observer });
  }

  /** Makes a definition known, so that `prepare` creates its collection. Throws for a topic of another service. */
  register(definition: AggregateDefinition<State>): void {
    const { name, collection, topic } = definition;
    if (topic && topic.owner !== this.settings.service)
      throw new Error(`${name} publishes to ${topic.name}, which belongs to ${topic.owner}.`);
    const known = this.definitions.get(collection);
    if (known && known !== definition)
      throw new Error(`Two definitions use the collection ${collection}.`);
    this.definitions.set(collection, definition);
  }

  /**
   * Creates collections and indexes of all registered aggregates and of what commits leave. To be called before the
   * first change; may run any number of times and in several processes at once.
   */
  async prepare(): Promise<void> {
    const { connection, shards } = this.settings;
    const definitions = [...this.definitions.values()];
    const models = definitions.map((definition) => modelOf(connection, definition));
    await this.endAbandoned();
    await prepareDatabase(connection, this.collections, models, shards);
    for (const { collection } of definitions) this.prepared.add(collection);
  }

  /** The mongoose model for queries; sees the cities of the current cause only, and changes nothing. */
  model<S extends AggregateState>(definition: AggregateDefinition<S>): Model<StoredState<S>> {
    this.register(definition);
    return modelOf(this.settings.connection, definition);
  }

  /** Calls the listener after each commit with events, with the outbox shards they are in. */
  onCommit(listener: (shards: readonly number[]) => void): void {
    this.listeners.add(listener);
  }

  override async change<const Refs extends readonly AggregateRef<unknown, DomainEvent>[]>(
    given: Refs,
    decide: (...states: StatesOf<Refs>) => DecisionsOf<Refs>,
  ): Promise<StatesOf<Refs>> {
    const { refs, decideAll } = groupRefs(given, decide);
    return (await this.submit(refs, decideAll)) as unknown as StatesOf<Refs>;
  }

  async read(ref: Ref): Promise<State | undefined> {
    const area = readableArea();
    const stored = await this.reads.find(ref.definition.collection, ref.id);
    return readable(stored?.state, area);
  }

  async readRecent(ref: Ref): Promise<State | undefined> {
    const area = readableArea();
    return readable(await this.recent.find(ref.definition.collection, ref.id), area);
  }

  async submit(refs: readonly Ref[], decide: Decide, summarise?: Summarise): Promise<States> {
    this.refuseUnprepared(refs);
    return this.queue.add(newWork(refs, decide, this.settings.clock, { summarise }));
  }

  async submitEach(refs: readonly Ref[], decide: DecideOne, summarise: Summarise): Promise<States> {
    this.refuseUnprepared(refs);
    const { clock } = this.settings;
    const portions = portionsOf(refs);
    const works = portions.map((portion) => newPortion(portion, decide, summarise, clock));
    return inOrder(refs, portions, await this.queue.addBulk(works));
  }

  /** Refuses new calls with StoreUnavailable; resolves when the waiting ones are answered. */
  close(): Promise<void> {
    return this.queue.close();
  }

  /** Best effort: without it MongoDB does the same after a minute. */
  private async endAbandoned(): Promise<void> {
    const { connection, observer } = this.settings;
    try {
      const ended = await endAbandonedTransactions(connection.getClient());
      if (ended > 0) observer.endedAbandoned?.(ended);
    } catch (error) {
      observer.couldNotEndAbandoned?.(error);
    }
  }

  private refuseUnprepared(refs: readonly Ref[]): void {
    for (const { owner, definition } of refs) {
      if (owner !== this) throw new TypeError('A reference of another store.');
      if (!this.prepared.has(definition.collection))
        throw new Error(`The store is not prepared for ${definition.name}: call prepare() first.`);
    }
  }
}
