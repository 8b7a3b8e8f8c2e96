import type { EventDefinition, ReceivedEvent } from './event.js';

/** A Kafka record as the wire carries it. */
export interface WireMessage {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON of the data; null is a tombstone. */
  readonly value: string | null;
}

/** The record cannot be read as a CloudEvent of ours; `reason` names what is wrong, never the content. */
export class UndecodableEvent extends Error {
  constructor(readonly reason: string) {
    super(`The record is no event of Korsa: ${reason}.`);
    this.name = 'UndecodableEvent';
  }
}

/** Digits of `ce_sequence`: CloudEvents compares it as text. */
const sequenceDigits = 12;

/**
 * Encodes an event as CloudEvents 1.0 in Kafka binary mode. `source` names the aggregate.
 * The data must fit the strict schema: throws ZodError otherwise, so that poison never enters an outbox.
 */
export function encodeEvent(definition: EventDefinition, event: ReceivedEvent): WireMessage {
  const data = definition.schema.parse(event.data);
  return {
    key: event.subject,
    headers: {
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_source: `/korsa/${definition.owner}/${definition.aggregate}s/${event.subject}`,
      ce_type: definition.type,
      ce_subject: event.subject,
      ce_time: event.time,
      ce_dataschema: definition.dataschema,
      ce_sequence: String(event.sequence).padStart(sequenceDigits, '0'),
      ce_citycode: event.cityCode,
      ce_correlationid: event.correlationId,
      ce_causationid: event.causationId,
      ce_actor: event.actor,
      ce_dataclass: definition.dataclass,
      'content-type': 'application/json',
    },
    value: JSON.stringify(data),
  };
}

const required = [
  'ce_id',
  'ce_type',
  'ce_subject',
  'ce_time',
  'ce_sequence',
  'ce_citycode',
] as const;

/** The headers that `decodeEnvelope` looks at: a consumer has to turn no other one into text. */
export const headersRead: readonly string[] = [
  ...required,
  'ce_correlationid',
  'ce_causationid',
  'ce_actor',
];

/** The `ce_type` and the envelope of a record, its data still unchecked. Throws UndecodableEvent. */
export function decodeEnvelope({ key, headers, value }: WireMessage): {
  type: string;
  event: ReceivedEvent;
} {
  const missing = required.filter((name) => !headers[name]);
  if (missing.length > 0) throw new UndecodableEvent(`headers missing: ${missing.join(', ')}`);
  const sequence = Number(headers['ce_sequence']);
  if (!Number.isSafeInteger(sequence) || sequence < 1)
    throw new UndecodableEvent('ce_sequence is no positive integer');
  if (headers['ce_subject'] !== key) throw new UndecodableEvent('the key is not ce_subject');
  const type = headers['ce_type'] ?? '';
  const id = headers['ce_id'] ?? '';
  return {
    type,
    event: {
      id,
      name: type,
      subject: key,
      sequence,
      time: headers['ce_time'] ?? '',
      cityCode: headers['ce_citycode'] ?? '',
      correlationId: headers['ce_correlationid'] ?? id,
      causationId: headers['ce_causationid'] ?? id,
      actor: headers['ce_actor'] ?? 'unknown',
      data: parseJson(value),
    },
  };
}

/** The event as a handler gets it: data checked by the tolerant schema. Throws UndecodableEvent. */
export function readEvent(definition: EventDefinition, event: ReceivedEvent): ReceivedEvent {
  const result = definition.tolerant.safeParse(event.data);
  if (result.success) return { ...event, name: definition.name, data: result.data };
  const fields = result.error.issues.map((issue) => issue.path.join('.') || '(data)');
  throw new UndecodableEvent(
    `data does not fit ${definition.name}: ${[...new Set(fields)].join(', ')}`,
  );
}

function parseJson(value: string | null): unknown {
  if (value === null) throw new UndecodableEvent('a tombstone carries no data');
  try {
    return JSON.parse(value);
  } catch {
    throw new UndecodableEvent('the value is no JSON');
  }
}
