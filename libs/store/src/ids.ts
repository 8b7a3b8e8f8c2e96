import { v5, v7 } from 'uuid';

/** The UUIDv5 namespace of Korsa. Fixed for ever: another value would give every natural id a new name. */
const namespace = 'b6f1f5a4-6b0e-4c39-9a5b-7d1f6c2f3a10';

/** A new id: UUIDv7, so that ids sort roughly by the time they were made. */
export function newId(): string {
  return v7();
}

/**
 * The id that these parts always have (UUIDv5): a repeated command meets the aggregate it made before.
 * Order and borders of the parts count: `('a', 'bc')` and `('ab', 'c')` differ.
 */
export function nameId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), namespace);
}
