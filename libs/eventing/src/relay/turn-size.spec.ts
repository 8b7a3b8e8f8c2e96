import { describe, expect, it } from '@jest/globals';
import type { Envelope } from './envelope.js';
import { firstTurn, nextTurn } from './turn-size.js';

function envelopes(count: number, eventsEach: number, bytesEach = 200): Envelope[] {
  const event = { id: '1', topic: 't', key: 'k', headers: {}, value: 'x'.repeat(bytesEach) };
  return Array.from({ length: count }, () => ({
    _id: '1',
    shard: 0,
    ord: 1,
    status: 'pending',
    events: Array.from({ length: eventsEach }, () => event),
    createdAt: new Date(0),
  }));
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
