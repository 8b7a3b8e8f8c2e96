import { readFileSync } from 'node:fs';
import {
  decodeEnvelope,
  readEvent,
  type EventDefinition,
  type Received,
  type WireMessage,
} from '@korsa/contracts';

const folder = new URL('../../contracts/samples/', import.meta.url);

/** The committed sample of an event type as a Kafka record. Throws when there is none. */
export function sampleMessage({ topic, name, version }: EventDefinition): WireMessage {
  const text = readFileSync(new URL(`${topic}/${name}.v${version}.json`, folder), 'utf8');
  const { key, headers, value } = JSON.parse(text) as Sample;
  return { key, headers, value: JSON.stringify(value) };
}

/** The committed sample as a handler would get it. Throws UndecodableEvent when it no longer fits its contract. */
export function sampleEvent<Definition extends EventDefinition>(
  definition: Definition,
): Received<Definition> {
  return readEvent(
    definition,
    decodeEnvelope(sampleMessage(definition)).event,
  ) as Received<Definition>;
}

interface Sample {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: unknown;
}
