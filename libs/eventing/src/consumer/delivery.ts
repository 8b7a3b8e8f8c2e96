import type { ReceivedEvent } from '@korsa/contracts';
import { isReplay, runWithCause, type Cause } from '@korsa/store';
import type { NewLetter } from '../dead-letters/dead-letter.js';
import type { ParkResult } from '../dead-letters/letter-box.js';
import type { Parking } from '../dead-letters/parking.js';
import type { RawLetters } from '../dead-letters/raw-letters.js';
import type { IncomingRecord } from '../driver/driver.js';
import type { EventingLogger } from '../logger.js';
import type { ConsumerMetrics, Outcome } from './consumer-metrics.js';
import { reasonOf } from './errors.js';
import type { GroupHandlers, Handler } from './handlers.js';
import { readRecord, wireOf, type Reading } from './reading.js';
import { attempt, type RetryContext } from './retry.js';

interface DeliveryContext {
  readonly handlers: GroupHandlers;
  readonly parking: Parking;
  readonly rawLetters: RawLetters;
  readonly metrics: ConsumerMetrics;
  readonly logger: EventingLogger;
  readonly simulation: boolean;
}

/** How deliveries stand with the batch they belong to; `isActive`: its records are still this member's to handle. */
type Progress = RetryContext;

/** The cause under which a handler runs. Simulated time is the time of the event. */
export function causeOf(event: ReceivedEvent, group: string, simulation: boolean): Cause {
  return {
    kind: 'event',
    correlationId: event.correlationId,
    causationId: event.id,
    actor: event.actor,
    area: event.cityCode,
    dedupe: { kind: 'event', consumer: group, eventId: event.id },
    ...(simulation ? { now: event.time } : {}),
  };
}

/** Brings one record to the handler of its group, or to where it waits. */
export class Delivery {
  constructor(private readonly context: DeliveryContext) {}

  /** Resolves to whether the record is over for the group; it is not when `isActive` became false before that. */
  async deliver(record: IncomingRecord, progress: Progress): Promise<boolean> {
    const startedAt = performance.now();
    const { metrics, handlers } = this.context;
    const reading = readRecord(record, handlers);
    const outcome = await this.outcomeOf(record, reading, progress);
    if (!outcome) return false;
    const label = 'handler' in reading ? reading.handler.definition.type : 'other';
    metrics.handled(handlers.group, label, outcome, (performance.now() - startedAt) / 1000);
    return true;
  }

  private async outcomeOf(
    record: IncomingRecord,
    reading: Reading,
    progress: Progress,
  ): Promise<Outcome | undefined> {
    const { handlers, rawLetters, parking, logger } = this.context;
    if (reading.kind === 'other') return 'skipped';
    if (reading.kind === 'foreign') {
      const { topic, partition, offset } = record;
      const { reason } = reading;
      logger.error(
        { group: handlers.group, topic, partition, offset, reason },
        'A record is no event; it is set aside',
      );
      return this.persist(async () => {
        await rawLetters.keep(record, reason);
        return 'undecodable' as const;
      }, progress);
    }
    const park = (reason: string): Promise<Outcome | undefined> =>
      this.park(letterOf(record, reading.handler, reason), progress);
    if (parking.has(record)) {
      const letter = letterOf(record, reading.handler, 'waits behind another event of its key');
      const result = await this.persist(() => parking.parkBehind(letter), progress);
      if (result !== 'released') return result;
    }
    if (reading.kind === 'broken') return park(reading.reason);
    const { handler, event } = reading;
    const attempted = await attempt(() => this.handle(handler, event), progress);
    if (attempted.state === 'abandoned') return undefined;
    return attempted.state === 'done' ? attempted.value : park(reasonOf(attempted.error));
  }

  private handle(handler: Handler, event: ReceivedEvent): Promise<Outcome> {
    const cause = causeOf(event, handler.group, this.context.simulation);
    return runWithCause(cause, () => handler.run(event).then(outcomeOfRun));
  }

  private async park(letter: NewLetter, progress: Progress): Promise<ParkResultKept> {
    const { parking, logger } = this.context;
    const result = await this.persist(() => parking.park(letter), progress);
    if (result !== 'parked') return result === 'skipped' ? 'skipped' : undefined;
    const { group, topic, partition, offset, eventId, handler, reason } = letter;
    logger.error(
      { group, topic, partition, offset, eventId, handler, reason },
      'An event failed and was parked; later events of its key wait behind it',
    );
    return 'parked';
  }

  /** What sets a record aside must succeed before the record counts as done: it waits out any failure. */
  private async persist<T extends Outcome | ParkResult>(
    work: () => Promise<T>,
    progress: Progress,
  ): Promise<T | undefined> {
    while (progress.isActive()) {
      const attempted = await attempt(work, progress);
      if (attempted.state === 'done') return attempted.value;
      if (attempted.state === 'failed') this.reportOutage(attempted.error);
    }
    return undefined;
  }

  /** Tells operators, once per event, that something it needs is away. */
  reportOutage(error: unknown): void {
    const { metrics, logger, handlers } = this.context;
    metrics.outage(handlers.group);
    logger.warn(
      { group: handlers.group, error: reasonOf(error) },
      'An event waits because something it needs is away',
    );
  }
}

/** In the context of the run. */
function outcomeOfRun(): Outcome {
  return isReplay() ? 'duplicate' : 'ok';
}

type ParkResultKept = Exclude<ParkResult, 'released'> | undefined;

function letterOf(
  record: IncomingRecord,
  { group, definition, method }: Handler,
  reason: string,
): NewLetter {
  const { key, headers } = wireOf(record, Object.keys(record.headers).filter(isStorable));
  return {
    group,
    topic: record.topic,
    key,
    partition: record.partition,
    offset: Number(record.offset),
    sequence: Number(headers['ce_sequence'] ?? 0),
    eventId: headers['ce_id'] ?? '',
    type: definition.type,
    handler: method,
    reason,
    headers,
    value: record.value,
  };
}

/** Names of headers that MongoDB refuses in a document, which would keep the letter from being parked. */
function isStorable(name: string): boolean {
  return !name.startsWith('$') && !name.includes('\0') && name !== '_bsontype';
}
