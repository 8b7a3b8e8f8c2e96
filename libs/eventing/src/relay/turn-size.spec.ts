import { describe, expect, it } from '@jest/globals';
import type { Waiting } from './outbox.js';
import { firstTurn, nextTurn } from './turn-size.js';

function envelopes(count: number, eventsEach: number, bytesEach = 200): Waiting[] {
  const event = { id: '1', topic: 't', key: 'k', headers: {}, value: 'x'.repeat(bytesEach) };
  const events = Array.from({ length: eventsEach }, () => event);
  return Array.from({ length: count }, () => ({ id: '1', events }));
}

describe('nextTurn', () => {
  it('begins small when nothing is known', () => {
    expect(nextTurn([])).toBe(firstTurn);
  });

  it('reads many small envelopes and few large ones', () => {
    expect(nextTurn(envelopes(32, 1))).toBe(512);
    expect(nextTurn(envelopes(32, 16))).toBe(256);
    expect(nextTurn(envelopes(32, 64))).toBe(64);
    expect(nextTurn(envelopes(8, 4_096))).toBe(1);
  });

  it('bounds the bytes of a turn', () => {
    expect(nextTurn(envelopes(4, 4, 500_000))).toBe(2);
  });
});
