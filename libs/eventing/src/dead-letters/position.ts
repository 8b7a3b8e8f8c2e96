import { DomainError } from '@korsa/domain';
import type { mongo } from 'mongoose';
import type { DeadLetter, LetterDocument } from './dead-letter.js';

export const oldestFirst = { parkedAt: 1, offset: 1, _id: 1 } as const;

/** Where a letter stands in the list: what the next page begins behind. */
export function positionOf({
  parkedAt,
  offset,
  id,
}: Pick<DeadLetter, 'parkedAt' | 'offset' | 'id'>): string {
  return Buffer.from(JSON.stringify([parkedAt.getTime(), offset, id])).toString('base64url');
}

/** The filter for letters behind the position. Throws InvalidPosition. */
export function afterPosition(position: string): mongo.Filter<LetterDocument> {
  const [time, offset, id] = parse(position);
  const parkedAt = new Date(time);
  return {
    $or: [
      { parkedAt: { $gt: parkedAt } },
      { parkedAt, offset: { $gt: offset } },
      { parkedAt, offset, _id: { $gt: id } },
    ],
  };
}

/** The cursor is none that a list of letters gave. */
export class InvalidPosition extends DomainError {
  readonly code = 'cursor-invalid';
  readonly kind = 'invalid';

  constructor() {
    super('The cursor is none that this list gave.', [
      { field: 'query.cursor', rule: 'must be the `next` of a page before' },
    ]);
  }
}

function parse(position: string): [number, number, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(position, 'base64url').toString());
    const [time, offset, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
    if (Number.isSafeInteger(time) && Number.isSafeInteger(offset) && typeof id === 'string')
      return [time as number, offset as number, id];
  } catch {
    // Not JSON: no position either.
  }
  throw new InvalidPosition();
}
