import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * The rule that an issue of zod stands for, in words for the sender. Never repeats a value that was received.
 * Given to zod as `error`, so a message written in a schema wins.
 */
export function ruleOf(issue: Issue): string {
  if (issue.input === undefined && !limits.has(issue.code)) return 'is required';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${nameOf(issue.expected)}, not ${kindOf(issue.input)}`;
    case 'too_small':
      return bound(issue.inclusive ? 'at least' : 'more than', issue.minimum, issue.origin);
    case 'too_big':
      return bound(issue.inclusive ? 'at most' : 'less than', issue.maximum, issue.origin);
    case 'invalid_format':
      return formats[issue.format] ?? 'has the wrong form';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return 'is not a known field';
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return issue.discriminator ? 'is no known variant' : 'has none of the allowed forms';
    case 'invalid_key':
      return 'has a field name of the wrong form';
    case 'invalid_element':
      return 'has an element of the wrong form';
    case 'custom':
      return 'is not valid';
    default:
      return 'is not valid';
  }
}

/** Codes that can arise for a field that was never sent, and mean something else. */
const limits = new Set<string | undefined>(['custom', 'unrecognized_keys']);

const formats: Readonly<Record<string, string>> = {
  datetime: 'must be a time that exists, RFC 3339 with offset such as 2025-11-05T08:00:00+07:00',
  date: 'must be a day that exists, YYYY-MM-DD',
  time: 'must be a time of day, HH:MM',
  uuid: 'must be a UUID',
  email: 'must be an e-mail address',
  url: 'must be a URL',
};

const names: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  never: 'absent',
  undefined: 'absent',
};

function nameOf(expected: string): string {
  return names[expected] ?? expected;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'something else';
  return nameOf(typeof value);
}

function bound(relation: string, limit: number | bigint, origin: string): string {
  if (origin === 'string') return `must be ${relation} ${limit} characters long`;
  if (origin === 'array') return `must have ${relation} ${limit} entries`;
  return `must be ${relation} ${limit}`;
}
