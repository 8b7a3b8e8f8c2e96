import { decodeEnvelope, definitionOf, readEvent, type ReceivedEvent } from '@korsa/contracts';

/** One record of a topic as it was read back from Kafka. */
export interface StreamRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

export interface StreamEvent extends ReceivedEvent<Record<string, unknown>> {
  readonly topic: string;
}

/** The event in a record, checked by its contract. Throws when it is none. */
export function eventOf({ topic, key, headers, value }: StreamRecord): StreamEvent {
  const { type, event } = decodeEnvelope({ key: key ?? '', headers, value });
  const definition = definitionOf(type);
  if (!definition) throw new Error(`${type} is no event type of this release`);
  return { ...readEvent(definition, event), topic } as StreamEvent;
}

/** Events in the order of their partitions, each id once: redelivery on the wire is allowed. */
export function distinctEvents(records: readonly StreamRecord[]): StreamEvent[] {
  const seen = new Set<string>();
  return records.flatMap((record) => {
    const event = eventOf(record);
    if (seen.has(event.id)) return [];
    seen.add(event.id);
    return [event];
  });
}
