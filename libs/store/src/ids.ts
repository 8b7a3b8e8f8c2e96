import { randomUUID } from 'node:crypto';
import { parse, v5 } from 'uuid';

/** The UUIDv5 namespace of Korsa. Fixed for ever: another value would give every natural id a new name. */
const namespace = parse('b6f1f5a4-6b0e-4c39-9a5b-7d1f6c2f3a10');

/** A new id: UUIDv7, the milliseconds of now and 74 random bits. Ids of different milliseconds sort by time. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/**
 * The id that these parts always have (UUIDv5): a repeated command meets the aggregate it made before.
 * Order and borders of the parts count: `('a', 'bc')` and `('ab', 'c')` differ.
 */
export function nameId(...parts: readonly string[]): string {
  return v5(Buffer.from(JSON.stringify(parts)), namespace);
}
