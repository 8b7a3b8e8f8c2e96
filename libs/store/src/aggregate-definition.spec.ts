import { describe, expect, it } from '@jest/globals';
import { defineAggregate, structured } from './index.js';

interface Visit {
  readonly id: string;
  readonly cityCode: string;
  readonly status: 'open' | 'done';
  readonly minutes?: number;
  readonly present: boolean;
  readonly tags: readonly string[];
  readonly slot: { readonly start: string; readonly room: string | null };
  readonly stops: readonly { readonly at: string; readonly late?: boolean }[];
  readonly scores: Readonly<Record<string, number>>;
  readonly outcome: { readonly kind: 'ok' } | { readonly kind: 'failed'; readonly reason: string };
}

const fields = {
  status: String,
  minutes: Number,
  present: Boolean,
  tags: [String],
  slot: { start: String, room: String },
  stops: [{ at: String, late: Boolean }],
  scores: structured,
  outcome: structured,
} as const;
const named = { name: 'visit', collection: 'visits' };

describe('the definition of an aggregate', () => {
  it('takes one field per key of the state', () => {
    expect(defineAggregate<Visit>({ ...named, fields })).toMatchObject({ collection: 'visits' });
  });

  it('is checked by the compiler against the state', () => {
    const { status: _status, ...missing } = fields;
    // @ts-expect-error a field is missing
    defineAggregate<Visit>({ ...named, fields: missing });
    // @ts-expect-error a field is surplus
    defineAggregate<Visit>({ ...named, fields: { ...fields, colour: String } });
    // @ts-expect-error a field has another type
    defineAggregate<Visit>({ ...named, fields: { ...fields, minutes: String } });
    // @ts-expect-error a field is no list
    defineAggregate<Visit>({ ...named, fields: { ...fields, tags: String } });
    // @ts-expect-error a nested field is missing
    defineAggregate<Visit>({ ...named, fields: { ...fields, slot: { start: String } } });
    // @ts-expect-error a record has no fixed fields
    defineAggregate<Visit>({ ...named, fields: { ...fields, scores: { a: Number } } });
    // @ts-expect-error a plain value is not structured
    defineAggregate<Visit>({ ...named, fields: { ...fields, status: structured } });
    // @ts-expect-error an index names a field that does not exist
    defineAggregate<Visit>({ ...named, fields, indexes: [{ keys: { cityCode: 1, colour: 1 } }] });
    interface Clashing extends Visit {
      readonly version: number;
    }
    // @ts-expect-error the store writes `version` itself
    defineAggregate<Clashing>({ ...named, fields: { ...fields, version: Number } });
    interface Timed extends Visit {
      readonly at: Date;
    }
    // @ts-expect-error time is an Instant, no Date
    defineAggregate<Timed>({ ...named, fields: { ...fields, at: Date } });
  });

  it('wants the city to lead every index, or a reason', () => {
    const index = { keys: { status: 1 } } as const;
    expect(() => defineAggregate<Visit>({ ...named, fields, indexes: [index] })).toThrow(
      'must start with cityCode',
    );
    defineAggregate<Visit>({
      ...named,
      fields,
      indexes: [{ ...index, acrossAreas: 'a timer looks for open visits' }],
    });
  });
});
