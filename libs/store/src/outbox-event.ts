import { encodeEvent, type EventDefinition, type Topic } from '@korsa/contracts';
import type { DomainEvent } from '@korsa/domain';
import { newId } from './ids.js';
import { UnsoundDecision } from './errors.js';
import type { Ref, State, Work } from './work.js';

/** An event as the outbox holds it: encoded, checked against its schema, ready to be sent. */
export interface OutboxEvent {
  /** The `ce_id`. */
  readonly id: string;
  readonly topic: string;
  /** The aggregate id. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON of the data. */
  readonly value: string;
}

const definitionsOf = new WeakMap<Topic, ReadonlyMap<string, EventDefinition>>();

function definitionOf(topic: Topic, type: string): EventDefinition | undefined {
  let definitions = definitionsOf.get(topic);
  if (!definitions) {
    definitions = new Map(topic.definitions.map((definition) => [definition.name, definition]));
    definitionsOf.set(topic, definitions);
  }
  return definitions.get(type);
}

/**
 * Encodes an event of a decision, so that nothing that cannot be published enters the outbox.
 * Throws UnsoundDecision: no topic, unknown type, data that does not fit the schema, too many bytes.
 */
export function encode(
  event: DomainEvent,
  about: { ref: Ref; state: State; sequence: number; work: Work; maxBytes: number },
): OutboxEvent {
  const { ref, state, sequence, work, maxBytes } = about;
  const unsound = (reason: string) => new UnsoundDecision(ref.definition.name, ref.id, reason);
  const { topic } = ref.definition;
  if (!topic) throw unsound(`made an event ${event.type}, but the aggregate has no topic`);
  const definition = definitionOf(topic, event.type);
  if (!definition) throw unsound(`made an event ${event.type} that ${topic.name} does not declare`);
  const id = newId();
  const { key, headers, value } = encodeChecked(definition, unsound, {
    id,
    name: event.type,
    subject: ref.id,
    sequence,
    time: work.at,
    cityCode: state.cityCode,
    correlationId: work.cause.correlationId,
    causationId: work.cause.causationId,
    actor: work.cause.actor,
    data: event.data,
  });
  const bytes = sizeOf(key, headers, value, maxBytes);
  if (bytes > maxBytes) throw unsound(`made a ${event.type} of ${bytes} bytes (limit ${maxBytes})`);
  return { id, topic: topic.name, key, headers, value };
}

/** What Kafka counts of a record, with some room for its framing; more than that where it is far below the limit. */
function sizeOf(
  key: string,
  headers: Readonly<Record<string, string>>,
  value: string,
  maxBytes: number,
): number {
  const atMost = sum(key, headers, value, (text) => text.length * 3);
  return atMost <= maxBytes ? atMost : sum(key, headers, value, (text) => Buffer.byteLength(text));
}

function sum(
  key: string,
  headers: Readonly<Record<string, string>>,
  value: string,
  bytesOf: (text: string) => number,
): number {
  let bytes = bytesOf(value) + bytesOf(key) + 100;
  for (const name in headers) bytes += name.length + bytesOf(headers[name] ?? '') + 10;
  return bytes;
}

function encodeChecked(
  definition: EventDefinition,
  unsound: (reason: string) => Error,
  event: Parameters<typeof encodeEvent>[1],
) {
  try {
    const { key, headers, value } = encodeEvent(definition, event);
    return { key, headers, value: value ?? 'null' };
  } catch (error) {
    throw unsound(`made a ${event.name} that breaks its schema at ${brokenPaths(error)}`);
  }
}

/** Paths only: values may be personal. */
function brokenPaths(error: unknown): string {
  const issues = (error as { issues?: { path: PropertyKey[] }[] }).issues;
  if (!Array.isArray(issues)) throw error;
  const paths = issues.map(({ path }) => path.map(String).join('.') || '(data)');
  return [...new Set(paths)].join(', ');
}
