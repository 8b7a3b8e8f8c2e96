import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Timestamp } from './primitives.js';

const rulesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('a time that clients send', () => {
  it.each([
    ['2025-11-05T08:00:00+07:00', '2025-11-05T01:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['2200-12-31T23:59:59.999Z', '2200-12-31T23:59:59.999Z'],
  ])('%s becomes %s', (sent, instant) => {
    expect(Timestamp.parse(sent)).toBe(instant);
  });

  it.each([
    '0000-01-01T00:00:00+07:00',
    '0001-01-01T00:00:00Z',
    '1900-01-01T00:00:00+07:00',
    '2200-12-31T23:59:59-07:00',
    '9999-12-31T23:59:59-07:00',
  ])('%s is no year that anybody means', (sent) => {
    expect(rulesOf(Timestamp, sent)).toEqual(['must be in the years 1900 to 2200 (UTC)']);
  });

  it('that does not exist is told so, and nothing else', () => {
    expect(rulesOf(Timestamp, '0000-02-30T00:00:00Z')).toEqual(['Invalid ISO datetime']);
  });

  it('is described to clients as date-time', () => {
    expect(z.toJSONSchema(Timestamp, { io: 'input' })).toMatchObject({
      type: 'string',
      format: 'date-time',
    });
  });
});
