import type { Connection } from 'mongoose';
import { eventsIn, outboxOf, type OutboxEvent } from '@korsa/store';

/** Every event that the outbox holds, sent or not. */
export async function* toldIn(connection: Connection): AsyncGenerator<OutboxEvent> {
  const envelopes = outboxOf(connection).find({ shard: { $exists: true } });
  for await (const envelope of envelopes) yield* eventsIn(envelope);
}

/** How many of them are meant. */
export async function countTold(
  connection: Connection,
  isMeant: (event: OutboxEvent) => boolean,
): Promise<number> {
  let count = 0;
  for await (const event of toldIn(connection)) if (isMeant(event)) count += 1;
  return count;
}
