import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DomainError } from '@korsa/domain';
import {
  ObjectiveUnknown,
  RoomUnknown,
  SessionEndsBeforeStart,
  SessionOutsidePeriod,
  SessionSpeakerUnknown,
} from '../src/agenda/domain/agenda.errors.js';
import { CursorUnreadable } from '../src/lists/cursor.js';
import {
  OperatorWithoutAuthority,
  RetreatPeriodOver,
  RetreatTooLong,
} from '../src/retreats/domain/retreat.errors.js';
import { VenueUnknown } from '../src/venues/domain/venue.errors.js';
import { speakerId } from './builders.js';

const problems = [{ field: 'endsAt', rule: 'lies outside the days of the retreat' }];
const invalid: readonly DomainError[] = [
  new CursorUnreadable(),
  new ObjectiveUnknown(problems),
  new OperatorWithoutAuthority('35', '33.71'),
  new RetreatPeriodOver('2025-11-07', '2025-11-08'),
  new RetreatTooLong(62, 31),
  new RoomUnknown('attic'),
  new SessionEndsBeforeStart(),
  new SessionOutsidePeriod(problems),
  new SessionSpeakerUnknown([speakerId(1)]),
  new VenueUnknown(),
];

const source = join(import.meta.dirname, '../src');

/** The error classes of the service whose kind is, or can be, `invalid`, as its source declares them. */
function declared(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .flatMap((path) => readFileSync(join(source, path), 'utf8').split(/^(?=export class )/m))
    .filter((text) => /^ {2}readonly kind\b[^;]*'invalid'/m.test(text))
    .map((text) => /^export class (\w+)/.exec(text)?.[1] ?? text);
}

describe('an error that says that the input is invalid', () => {
  it('has an example here', () => {
    expect(declared().toSorted()).toEqual(invalid.map(({ name }) => name).toSorted());
  });

  it.each(invalid)('names the field and the rule: $name', ({ kind, problems }) => {
    expect(kind).toBe('invalid');
    expect(problems).not.toHaveLength(0);
    for (const problem of problems)
      expect(problem).toEqual({
        field: expect.stringMatching(/^[a-z]\w*(\.\w+)*$/i),
        rule: expect.stringMatching(/\S/),
      });
  });
});
