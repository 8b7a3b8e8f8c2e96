import { rawClient } from '@korsa/eventing';

type Message = { readonly key: Buffer | null; readonly value: Buffer | null };

/**
 * The floor of everything that consumes: kafkajs as it comes, offsets committed by a timer of its own every 500 ms
 * instead of after each batch, as ours does.
 */
export async function rawConsumer(
  { brokers, group, topic }: { brokers: readonly string[]; group: string; topic: string },
  onMessages: (messages: readonly Message[]) => Promise<void>,
): Promise<{ close(): Promise<void> }> {
  const consumer = rawClient({ brokers, clientId: 'korsa-bench-floor' }).consumer(group);
  const done = new Map<number, string>();
  const commit = async () => {
    const offsets = [...done].map(([partition, offset]) => ({ topic, partition, offset }));
    done.clear();
    if (offsets.length > 0) await consumer.commitOffsets(offsets);
  };
  const timer = setInterval(() => void commit().catch(() => undefined), 500);
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 3,
    eachBatch: async ({ batch }) => {
      await onMessages(batch.messages);
      done.set(batch.partition, String(BigInt(batch.lastOffset()) + 1n));
    },
  });
  return {
    async close() {
      clearInterval(timer);
      await consumer.disconnect();
    },
  };
}
