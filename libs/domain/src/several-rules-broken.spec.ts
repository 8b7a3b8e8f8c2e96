import { describe, expect, it } from '@jest/globals';
import { DomainError } from './domain-error.js';
import { refusing, requireUnbroken, SeveralRulesBroken } from './several-rules-broken.js';

class TooLong extends DomainError {
  readonly code = 'too-long';
  readonly kind = 'invalid';
}
class Taken extends DomainError {
  readonly code = 'taken';
  readonly kind = 'conflict';
}
const tooLong = new TooLong('too long', [{ field: 'title', rule: 'too long' }]);
const taken = new Taken('taken', [{ field: 'room', rule: 'is taken' }]);

describe('broken rules', () => {
  it('throw nothing when there are none', () => {
    expect(() => requireUnbroken([])).not.toThrow();
  });

  it('keep the error of one that is alone', () => {
    expect(refusing(taken)).toBe(taken);
    expect(() => requireUnbroken([tooLong])).toThrow(tooLong);
  });

  it('are told with all their problems and codes', () => {
    const error = refusing(tooLong, taken);
    expect(error).toBeInstanceOf(SeveralRulesBroken);
    expect(error).toMatchObject({ code: 'several-rules-broken', kind: 'invalid' });
    expect(error.problems).toEqual([...tooLong.problems, ...taken.problems]);
    expect(error.message).toContain('too-long, taken');
  });

  it('are a conflict when each of them is one', () => {
    expect(refusing(taken, taken).kind).toBe('conflict');
  });
});
