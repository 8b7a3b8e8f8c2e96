import { describe, expect, it } from '@jest/globals';
import { CallerUnknown } from '../http/http-problem.js';
import { HeaderIdentity } from './header-identity.js';

const identity = new HeaderIdentity();

function refusal(headers: Record<string, string>): string[] {
  try {
    identity.identify(headers);
  } catch (error) {
    if (error instanceof CallerUnknown)
      return error.problems.map(({ field, rule }) => `${field} ${rule}`);
    throw error;
  }
  return [];
}

describe('HeaderIdentity', () => {
  it.each(['33', '33.71'])('takes the area %s and the actor from the headers', (area) => {
    expect(identity.identify({ 'korsa-area': area, 'korsa-actor': 'gate-1' })).toEqual({
      area,
      actor: 'gate-1',
    });
  });

  it('refuses a request without a caller, with all that is missing', () => {
    expect(refusal({})).toEqual(['Korsa-Area is required', 'Korsa-Actor is required']);
  });

  it.each(['', '3', '33.7', '33.71.01', '33, 34', 'ID'])('refuses the area "%s"', (area) => {
    expect(refusal({ 'korsa-area': area, 'korsa-actor': 'a' })).toHaveLength(1);
  });

  it.each(['', ' ', 'Budi Santoso', 'x'.repeat(101), 'a|b', '198001012005011001'])(
    'refuses the actor "%s"',
    (actor) => {
      expect(refusal({ 'korsa-area': '33', 'korsa-actor': actor })).toHaveLength(1);
    },
  );
});
