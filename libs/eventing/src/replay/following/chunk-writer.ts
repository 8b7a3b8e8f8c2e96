import type { Collection, Connection } from 'mongoose';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isTransient, reasonOf } from '../../consumer/errors.js';
import { BackOff } from '../../driver/back-off.js';
import type { EventingLogger } from '../../logger.js';
import type { Advancing } from '../projection/advance.js';
import type { Message, ModelDocument } from '../projection/model-document.js';
import { writeChunk, type Beside, type ChunkResult } from './chunk.js';

/** Messages that were read together, and how far the reader is with them. */
export interface Portion {
  readonly messages: readonly Message[];
  /** Whether anybody still wants them written: the partition may be another member's by now. */
  readonly isActive: () => boolean;
}

interface Waiting extends Portion {
  readonly resolve: (written: boolean) => void;
}

export interface ChunkWriterOptions {
  readonly connection: Connection;
  readonly collection: Collection<ModelDocument>;
  readonly advancing: Advancing;
  readonly logger: EventingLogger;
  /** Runs in the transaction, with the portions that it contains. Default nothing. */
  readonly beside?: (portions: readonly Portion[]) => Beside;
  readonly onChunk?: (result: ChunkResult, portions: readonly Portion[]) => void;
}

/** Enough that a transaction costs little per message, few enough that it stays far below a second. */
const messagesAtOnce = 2_000;

/** Writes portions in the order they come, one transaction at a time; what comes meanwhile goes together into the next. */
export class ChunkWriter {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly options: ChunkWriterOptions) {}

  /** Resolves to whether the messages are stored; they are not when `isActive` became false before. Never rejects. */
  write(portion: Portion): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiting.push({ ...portion, resolve });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    await nextTurn(); // Lets the batches of other partitions that are here already come along.
    for (let chunk = this.next(); chunk.length > 0; chunk = this.next()) await this.store(chunk);
    this.running = false;
  }

  private next(): Waiting[] {
    let size = 0;
    const full = this.waiting.findIndex(({ messages }, at) => {
      size += messages.length;
      return at > 0 && size > messagesAtOnce;
    });
    return this.waiting.splice(0, full < 0 ? this.waiting.length : full);
  }

  /** Tries until it works or nobody wants it any more. */
  private async store(chunk: readonly Waiting[]): Promise<void> {
    const backOff = new BackOff({ firstMs: 50, mostMs: 3_000 });
    for (;;) {
      const wanted = chunk.filter(({ isActive }) => isActive());
      for (const portion of chunk) if (!wanted.includes(portion)) portion.resolve(false);
      if (wanted.length === 0) return;
      try {
        await this.commit(wanted);
        for (const { resolve } of wanted) resolve(true);
        return;
      } catch (error) {
        const { logger, collection } = this.options;
        const say = isTransient(error) || isRace(error) ? logger.debug : logger.error;
        say.call(
          logger,
          { model: collection.name, error: reasonOf(error) },
          'A chunk of a read model could not be stored; trying on',
        );
        await backOff.pause();
      }
    }
  }

  private async commit(portions: readonly Portion[]): Promise<void> {
    const { connection, collection, advancing, beside, onChunk } = this.options;
    const messages = portions.flatMap((portion) => portion.messages);
    const extra = beside?.(portions) ?? (() => Promise.resolve());
    const result = await writeChunk(connection, collection, advancing, messages, extra);
    onChunk?.(result, portions);
  }
}

/** Another process was first to store a new document. */
function isRace(error: unknown): boolean {
  return (error as { code?: unknown }).code === 11000;
}
