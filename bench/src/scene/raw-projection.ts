import type { Collection } from 'mongoose';
import { durable } from './database.js';
import { rawConsumer } from './raw-consumer.js';
import type { Reading } from './reading.js';

const chunk = 500;

/** One upsert per event in one ordered bulk write per 500 messages: no dedupe, no order across crashes, no promise. */
export async function rawProjection(
  source: { brokers: readonly string[]; group: string; topic: string },
  target: Collection<ProjectedPresence>,
  reading: Reading,
): Promise<{ close(): Promise<void> }> {
  return rawConsumer(source, async (messages) => {
    reading.begins();
    for (let at = 0; at < messages.length; at += chunk) {
      const some = messages.slice(at, at + chunk);
      await target.bulkWrite(some.map(upsertOf), { ordered: true, ...durable });
      reading.did(some.length);
    }
  });
}

export interface ProjectedPresence {
  readonly _id: string;
  readonly lastSession: string;
  readonly checkIns: number;
}

function upsertOf({ key, value }: { key: Buffer | null; value: Buffer | null }) {
  const { sessionId } = JSON.parse(String(value)) as { sessionId: string };
  const update = { $set: { lastSession: sessionId }, $inc: { checkIns: 1 } };
  return { updateOne: { filter: { _id: String(key) }, update, upsert: true } };
}
