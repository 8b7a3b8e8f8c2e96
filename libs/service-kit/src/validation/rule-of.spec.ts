import { describe, expect, it } from '@jest/globals';
import { Timestamp } from '@korsa/contracts';
import { z } from 'zod';
import { problemsOf } from './problems-of.js';
import { readPart } from './read-part.js';
import { ruleOf } from './rule-of.js';

function rulesOf(schema: z.ZodType, value: unknown): string[] {
  const result = z.object({ body: schema }).safeParse({ body: value }, { error: ruleOf });
  return result.success
    ? []
    : problemsOf(result.error).map(({ field, rule }) => `${field} ${rule}`);
}

const session = z.strictObject({ start: Timestamp, jp: z.number().min(1) });
const body = z.strictObject({
  nip: z.string().length(18),
  sessions: z.array(session).min(1),
  kind: z.enum(['PNS', 'PPPK']),
});

describe('the rules that senders read', () => {
  it('name every broken field at once, nested ones by their path', () => {
    const given = { nip: 5, sessions: [{ start: '2025-02-30T08:00:00+07:00', jp: 0 }], kind: 'x' };
    expect(rulesOf(body, given)).toEqual([
      'nip must be text, not a number',
      'sessions.0.start must be a time that exists, RFC 3339 with offset such as 2025-11-05T08:00:00+07:00',
      'sessions.0.jp must be at least 1',
      'kind must be one of PNS, PPPK',
    ]);
  });

  it('name every unknown field', () => {
    const given = { nip: '1'.repeat(18), sessions: [], kind: 'PNS', name: 'Budi', phone: '08' };
    expect(rulesOf(body, given)).toEqual([
      'sessions must have at least 1 entries',
      'name is not a known field',
      'phone is not a known field',
    ]);
  });

  it('say of a missing field that it is required', () => {
    expect(rulesOf(body, {})).toEqual([
      'nip is required',
      'sessions is required',
      'kind is required',
    ]);
  });

  it('say what the whole must be when it is something else', () => {
    expect(rulesOf(body, [])).toEqual(['body must be an object, not a list']);
    expect(rulesOf(body, null)).toEqual(['body must be an object, not null']);
  });

  it('give way to the words that a schema has of its own', () => {
    const city = z.string().regex(/^\d{2}\.\d{2}$/, 'must be a city code such as 33.71');
    expect(rulesOf(z.strictObject({ city }), { city: 'Magelang' })).toEqual([
      'city must be a city code such as 33.71',
    ]);
  });

  it('speak of the variant of a union that was meant', () => {
    const scan = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('in'), at: z.string() }),
      z.strictObject({ kind: z.literal('out'), at: z.number() }),
    ]);
    expect(rulesOf(scan, { kind: 'out', at: 'x' })).toEqual(['at must be a number, not text']);
    expect(rulesOf(scan, { kind: 'up' })).toEqual(['kind is no known variant']);
  });

  it('never repeat a value that was received', () => {
    const everything = z.strictObject({
      text: z.string().max(3),
      mail: z.email(),
      id: z.uuid(),
      day: z.iso.date(),
      count: z.coerce.number().int().multipleOf(2),
      flag: z.boolean(),
      choice: z.union([z.literal('a'), z.number()]),
      map: z.record(z.enum(['k']), z.string()),
    });
    const secret = 'Budi-Santoso';
    const given = Object.fromEntries(Object.keys(everything.shape).map((key) => [key, secret]));
    const rules = rulesOf(everything, { ...given, map: { [secret]: secret } });
    expect(rules.length).toBeGreaterThanOrEqual(8);
    expect(rules.filter((rule) => rule.replace(/^\S+/, '').includes(secret))).toEqual([]);
  });

  it('cut a field name that a sender made up', () => {
    expect(rulesOf(z.strictObject({}), { ['x'.repeat(500)]: 1 })).toEqual([
      `${'x'.repeat(64)} is not a known field`,
    ]);
  });
});

describe('readPart', () => {
  it('gives the data, or the problems in the same words as HTTP has', () => {
    const row = z.strictObject({ nip: z.string() });
    expect(readPart(row, { nip: '1' })).toEqual({ data: { nip: '1' } });
    expect(readPart(row, { nip: 1 })).toEqual({
      problems: [{ field: 'nip', rule: 'must be text, not a number' }],
    });
    expect(readPart(row, 'x')).toEqual({
      problems: [{ field: 'row', rule: 'must be an object, not text' }],
    });
  });
});
