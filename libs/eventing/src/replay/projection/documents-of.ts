import type { WireMessage } from '@korsa/contracts';
import { Advancing, sourcesOf } from './advance.js';
import type { ModelDocument } from './model-document.js';
import type { DocumentState, Projection } from './projection.js';
import { readMessage } from './read-message.js';

/** A record and the topic it is from. */
export interface ToldRecord {
  readonly topic: string;
  readonly message: WireMessage;
}

/**
 * The documents that a projection comes to when it hears these records in this order: what a worker stores, without
 * Kafka and MongoDB, so that a service can test its projection in every interleaving.
 */
export function documentsOf<State extends DocumentState>(
  projection: Projection<State>,
  records: readonly ToldRecord[],
): ReadonlyMap<string, ModelDocument<State>> {
  const advancing = new Advancing(projection);
  const sources = sourcesOf(projection);
  const documents = new Map<string, ModelDocument<State>>();
  for (const { topic, message } of records) {
    const told = readMessage(recordOf(topic, message), sources.get(topic) ?? '');
    if (!told) continue;
    const { document } = advancing.advance(documents.get(told.subject), told);
    documents.set(told.subject, document as ModelDocument<State>);
  }
  return documents;
}

function recordOf(topic: string, { key, headers, value }: WireMessage) {
  const bytes = Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]);
  return {
    topic,
    partition: 0,
    offset: '0',
    key: Buffer.from(key),
    headers: Object.fromEntries(bytes) as Record<string, Buffer>,
    value: value === null ? null : Buffer.from(value),
    timestamp: 0,
  };
}
