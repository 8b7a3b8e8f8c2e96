import { allTopics, type Topic } from '@korsa/contracts';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import { isObservable, lastValueFrom } from 'rxjs';
import { DeadLetters } from '../dead-letters/dead-letters.js';
import { LetterBox } from '../dead-letters/letter-box.js';
import { Retries } from '../dead-letters/retries.js';
import { watchRetries } from '../dead-letters/retry-watch.js';
import type { KafkaDriver } from '../driver/driver.js';
import { withDeadline } from '../driver/with-deadline.js';
import { openDriver } from '../driver/open-driver.js';
import type { EventingLogger } from '../logger.js';
import type { KafkaSettings } from '../settings.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import type { GroupHealth } from './group-health.js';
import { GroupRunner } from './group-runner.js';
import { HandlerTable } from './handlers.js';
import { transportId, type HandlerExtras } from './on.decorator.js';
import { redeliverTo } from './redelivery.js';
import { watchTimes, type WatchTimes } from './stall.js';

export interface EventTransportOptions {
  readonly kafka: KafkaSettings;
  /** The service's database: keeps dead letters. */
  readonly connection: Connection;
  readonly registry: Registry;
  readonly logger: EventingLogger;
  /** Whether handlers see the time of the event (`ce_time`) as now. Default false. */
  readonly simulation?: boolean;
  /** Called once per group that cannot go on in this process (a bug, a refused login): the process should exit. */
  readonly onFatal?: (error: Error) => void;
  /** Settings of the topics that are consumed, for those that have to be created. Default: the whole catalogue. */
  readonly topics?: readonly Topic[];
  /** Default kafkajs. */
  readonly driver?: KafkaDriver;
  /** Tests only: when a silent consumer counts as stalled. */
  readonly watch?: WatchTimes;
}

const closeWithinMs = 20_000;

/**
 * Runs the `@Consumer` classes of an application: `app.connectMicroservice({ strategy: new EventTransport(options) })`.
 * Starts without Kafka and connects when it comes. Per event: decoded by contract, run with its cause, in order per
 * key, retried, parked; offsets are committed after the effects are stored.
 */
export class EventTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = transportId;
  /** The error of a handler comes to us instead of Nest's log. */
  override readonly propagatesEventHandlerErrors = true;
  /** For operators: events that wait. */
  readonly deadLetters: DeadLetters;
  /** For operators: carries out the retries that they ask for. */
  readonly retries: Retries;
  private readonly stopping = new AbortController();
  private retrying: Promise<void> = Promise.resolve();
  private readonly table = new HandlerTable();
  private runners: readonly GroupRunner[] = [];

  constructor(private readonly options: EventTransportOptions) {
    super();
    const redeliver = redeliverTo(() => this.table.groups(), options.simulation ?? false);
    this.deadLetters = new DeadLetters(options.connection);
    this.retries = new Retries(options.connection, redeliver);
  }

  /** Takes a handler from Nest. Throws for `@On` in a class without `@Consumer` and for two handlers of one event. */
  override addHandler(
    _pattern: unknown,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras: Partial<HandlerExtras> = {},
  ): void {
    const { definition, method = 'A handler', group } = extras;
    if (!definition) return;
    if (!group) throw new Error(`${method} has @On, but its class has no @Consumer.`);
    this.table.add({
      group,
      definition,
      method,
      run: async (event) => {
        const result: unknown = await callback(event);
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      },
    });
  }

  /** Begins to consume; does not wait for Kafka. */
  override listen(callback: () => void): void {
    const { options } = this;
    const { kafka, logger, registry, connection } = options;
    const driver = options.driver ?? openDriver(kafka, logger);
    const metrics = new ConsumerMetrics(registry);
    const box = new LetterBox(connection);
    this.runners = this.table.groups().map(
      (handlers) =>
        new GroupRunner({
          handlers,
          driver,
          box,
          metrics,
          logger,
          simulation: options.simulation ?? false,
          topics: options.topics ?? allTopics,
          onFatal: options.onFatal ?? (() => undefined),
          watch: options.watch ?? watchTimes,
        }),
    );
    const groups = this.table.groups().map(({ group }) => group);
    this.retrying = watchRetries(this.retries, groups, logger, this.stopping.signal);
    callback();
  }

  /** As `stop`, with the 20 seconds of Nest's own shutdown. */
  override close(): Promise<void> {
    return this.stop(closeWithinMs);
  }

  /** Lets running handlers end, commits, leaves the groups. Gives up waiting after `deadlineMs`. Never rejects. */
  async stop(deadlineMs: number): Promise<void> {
    const { runners } = this;
    this.runners = [];
    this.stopping.abort();
    await Promise.all(runners.map((runner) => runner.stop(deadlineMs)));
    await withDeadline('Ending a retry', 2_000, this.retrying).catch(() => undefined);
  }

  health(): readonly GroupHealth[] {
    return this.runners.map((runner) => runner.health());
  }

  override on(): never {
    throw new Error('EventTransport emits no events; look at health() and the metrics.');
  }

  override unwrap(): never {
    throw new Error('EventTransport does not show its Kafka client.');
  }
}
