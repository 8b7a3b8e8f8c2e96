import { outboxOf, type Envelope } from '@korsa/store';
import type { Connection } from 'mongoose';
import { BackOff } from '../driver/back-off.js';
import type { EventingLogger } from '../logger.js';

/** What is asked about an envelope that was written. */
interface Written {
  readonly shard: number;
}

const inserts = [
  { $match: { operationType: 'insert', 'fullDocument.shard': { $exists: true } } },
  { $project: { shard: '$fullDocument.shard' } },
];

/** How long the database may keep a question open while nothing is written, ms. */
const answerWithinMs = 10_000;

/**
 * Rings when any process has written to the outbox. A change stream without a resume token: whatever it misses while it
 * is away costs waiting for the next poll, and nothing can make it fail for good.
 */
export class ChangeBell {
  constructor(
    private readonly connection: Connection,
    private readonly ring: (shards: readonly number[]) => void,
    private readonly logger: EventingLogger,
  ) {}

  /** Listens until the signal is aborted. Never rejects. */
  async listen(signal: AbortSignal): Promise<void> {
    const backOff = new BackOff({ firstMs: 500, mostMs: 10_000 });
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await this.follow(signal, () => backOff.reset());
      } catch (error) {
        const say = failures === 0 ? this.logger.warn : this.logger.debug;
        say.call(this.logger, { error: String(error) }, 'The outbox is not heard; it is polled');
      }
      await backOff.pause(signal);
    }
  }

  private async follow(signal: AbortSignal, onHeard: () => void): Promise<void> {
    const stream = outboxOf(this.connection).watch<Envelope, Written>(inserts, {
      maxAwaitTimeMS: answerWithinMs,
    });
    const close = (): void => void stream.close().catch(() => undefined);
    signal.addEventListener('abort', close, { once: true });
    try {
      for await (const change of stream) {
        onHeard();
        this.ring([change.shard]);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }
}
