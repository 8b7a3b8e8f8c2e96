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
import type { AggregateDefinition, StoredState } from './aggregate-definition.js';
import type { AggregateEngine } from './aggregate-store.js';
import { groupRefs } from './group-refs.js';
import type { StoreObserver } from './observer.js';
import type { Decide, Ref, State, States } from './work.js';

export interface StoreOptions {
  /** Of the service's own database, on a replica set. */
  readonly connection: Connection;
  readonly clock: Clock;
  /** The owner of the topics that its aggregates publish to. */
  readonly service: string;
  readonly maxGroup?: number;
  readonly maxQueue?: number;
  readonly shards?: number;
  readonly maxEventBytes?: number;
  readonly commitDeadlineMs?: number;
  readonly inboxRetentionDays?: number;
  readonly idempotencyRetentionHours?: number;
  readonly observer?: StoreObserver;
}

/** The one way to change data of a service. */
export class Store extends AggregateGroup implements AggregateEngine {
  constructor(readonly options: StoreOptions) {
    super();
  }

  /** Makes a definition known, so that `prepare` creates its collection. */
  register(_definition: AggregateDefinition<State>): void {}

  /** Creates collections and indexes of all known aggregates, outbox, inbox, idempotency. May run at once in several processes. */
  prepare(): Promise<void> {
    throw new Error('The store is being built.');
  }

  /** The mongoose model for queries; sees the cities of the current cause only. */
  model<S extends AggregateState>(_definition: AggregateDefinition<S>): Model<StoredState<S>> {
    throw new Error('The store is being built.');
  }

  /** Calls the listener after each commit with events, with the outbox shards they are in. */
  onCommit(_listener: (shards: readonly number[]) => void): void {}

  override async change<const Refs extends readonly AggregateRef<unknown, DomainEvent>[]>(
    given: Refs,
    decide: (...states: StatesOf<Refs>) => DecisionsOf<Refs>,
  ): Promise<StatesOf<Refs>> {
    const { refs, decideAll } = groupRefs(given, decide);
    return (await this.submit(refs, decideAll)) as unknown as StatesOf<Refs>;
  }

  read(_ref: Ref): Promise<State | undefined> {
    throw new Error('The store is being built.');
  }

  submit(_refs: readonly Ref[], _decide: Decide): Promise<States> {
    throw new Error('The store is being built.');
  }

  /** Refuses new calls and waits until the waiting ones are answered. */
  close(): Promise<void> {
    throw new Error('The store is being built.');
  }
}
