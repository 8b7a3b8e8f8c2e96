import type { OutboxEvent } from '@korsa/store';

interface SendLimits {
  readonly events: number;
  /** A topic limits the bytes of what one send brings to a partition: `maxMessageBytes`. */
  readonly bytes: number;
}

export const limitsOfKafka: SendLimits = { events: 512, bytes: 700_000 };

/** Cuts events into sends that Kafka takes, in their order. A single event over the limit gets a send of its own. */
export function planSends(
  events: readonly OutboxEvent[],
  limits: SendLimits = limitsOfKafka,
): OutboxEvent[][] {
  const sends: OutboxEvent[][] = [];
  let current: OutboxEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf(event);
    if (current.length === limits.events || (current.length > 0 && bytes + size > limits.bytes)) {
      sends.push(current);
      current = [];
      bytes = 0;
    }
    current.push(event);
    bytes += size;
  }
  return current.length > 0 ? [...sends, current] : sends;
}

/** About 60 bytes of a header are its name and framing. */
function sizeOf({ value, headers }: OutboxEvent): number {
  let size = Buffer.byteLength(value);
  for (const header of Object.values(headers)) size += header.length + 20;
  return size;
}
