import { Clock } from '@korsa/domain';
import { Store, storeDefaults } from '@korsa/store';
import type { Connection } from 'mongoose';
import type { DestinationStream } from 'pino';
import { Registry } from 'prom-client';
import { SimulatedClock } from '../clock/simulated-clock.js';
import { SystemClock } from '../clock/system-clock.js';
import type { Kit } from '../config/kit.js';
import { ConsumerHealth } from '../health/consumer-health.js';
import { Readiness } from '../health/readiness.js';
import { RouteTable } from '../http/route-table.js';
import { AnswerBook } from '../idempotency/answer-book.js';
import { createLog, type Log } from '../log/create-log.js';
import { processMetrics } from '../metrics/process-metrics.js';
import { storeMetrics } from '../metrics/store-metrics.js';
import { createConnection } from '../mongo/connect.js';
import { Timers } from '../timers/timers.js';

/** What a running service stands on, made before Nest and shared with it. */
export interface Runtime extends Log {
  readonly kit: Kit;
  readonly settings: object;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly simulatedClock: SimulatedClock | undefined;
  readonly connection: Connection;
  readonly store: Store;
  readonly answers: AnswerBook;
  readonly timers: Timers;
  readonly readiness: Readiness;
  readonly consumers: ConsumerHealth;
  readonly routes: RouteTable;
}

/**
 * An answer is forgotten before the store forgets the command: in between a repeat is answered from what the store has.
 * The other way round it would have a second effect.
 */
const answerTimes = {
  leaseMs: 5_000,
  retentionMs: (storeDefaults.idempotencyRetentionHours - 1) * 3_600_000,
};

/** Builds everything and connects nothing. The log goes to standard output unless `output` is given. */
export function createRuntime(kit: Kit, settings: object, output?: DestinationStream): Runtime {
  const { service, version, logLevel: level } = kit;
  const log = createLog({ service, version, level }, output);
  const { logger } = log;
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  processMetrics(registry);
  const simulatedClock = kit.simulation ? new SimulatedClock(kit.simulation.start) : undefined;
  const clock = simulatedClock ?? new SystemClock();
  const connection = createConnection();
  const simulation = simulatedClock !== undefined;
  return {
    ...log,
    kit,
    settings,
    registry,
    clock,
    simulatedClock,
    connection,
    store: new Store({
      connection,
      clock,
      service,
      shards: storeDefaults.shards,
      observer: {
        ...storeMetrics(registry),
        couldNotEndAbandoned: (err) =>
          logger.warn(
            { err },
            'transactions of dead processes are not ended: they may block others',
          ),
      },
    }),
    answers: new AnswerBook(connection, answerTimes),
    timers: new Timers({ clock, simulation, logger, registry }),
    readiness: new Readiness(),
    consumers: new ConsumerHealth(!kit.roles.has('api')),
    routes: new RouteTable(),
  };
}
