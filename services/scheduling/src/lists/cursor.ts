import { DomainError } from '@korsa/domain';
import { z } from 'zod';

/** Where the next page of a list begins: after this value of the sort field, and this id among equal ones. */
export interface Position {
  readonly after: string;
  readonly id: string;
}

export class CursorUnreadable extends DomainError {
  readonly code = 'cursor-unreadable';
  readonly kind = 'invalid';

  constructor() {
    super('The cursor is none that this list gave out.', [
      { field: 'cursor', rule: 'must be the `next` of an earlier page' },
    ]);
  }
}

const position = z.tuple([z.string(), z.string()]);

export function writeCursor({ after, id }: Position): string {
  return Buffer.from(JSON.stringify([after, id])).toString('base64url');
}

/** Throws CursorUnreadable. */
export function readCursor(cursor: string): Position {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [after, id] = position.parse(JSON.parse(text));
    return { after, id };
  } catch {
    throw new CursorUnreadable();
  }
}

/** The page out of one document more than it may hold, with the cursor of the next. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  positionOf: (item: Item) => Position,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  const next = items.length > limit && last ? writeCursor(positionOf(last)) : null;
  return { items: page, next };
}
