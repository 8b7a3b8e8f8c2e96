import { describe, expect, it } from '@jest/globals';
import { CursorUnreadable, pageOf, readCursor, writeCursor } from './cursor.js';

describe('a cursor', () => {
  it('says where the next page begins', () => {
    const position = { after: '2025-11-04', id: 'a' };
    expect(readCursor(writeCursor(position))).toEqual(position);
  });

  it.each(['', 'x', writeCursor({ after: 'a', id: 'b' }).slice(2), 'W10', 'eyIkbmUiOjF9'])(
    'is refused when it is none of ours: %s',
    (cursor) => {
      expect(() => readCursor(cursor)).toThrow(CursorUnreadable);
    },
  );

  it('is given only when there is more', () => {
    const position = (id: string) => ({ after: id, id });
    expect(pageOf(['a', 'b'], 2, position)).toEqual({ items: ['a', 'b'], next: null });
    expect(pageOf(['a', 'b', 'c'], 2, position)).toEqual({
      items: ['a', 'b'],
      next: writeCursor({ after: 'b', id: 'b' }),
    });
    expect(pageOf([], 2, position)).toEqual({ items: [], next: null });
  });
});
