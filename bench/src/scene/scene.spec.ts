import { describe, expect, it } from '@jest/globals';
import type { TopicRecord } from '@korsa/eventing';
import { orderOf } from './order.js';
import { devices, participants, scansOf, sessions } from './uploads.js';

const record = (key: string, sequence: number): TopicRecord => ({
  topic: 't',
  partition: 0,
  offset: 0n,
  key,
  headers: { ce_sequence: String(sequence).padStart(12, '0') },
  value: null,
});

describe('the order read back', () => {
  it('is per key, from 1 on', () => {
    const records = [record('a', 1), record('b', 1), record('a', 2), record('b', 2)];
    expect(orderOf(records)).toEqual({ events: 4, keys: 2, outOfOrder: 0, twice: 0 });
  });

  it('sees what was lost or exchanged, and tells what came again from it', () => {
    expect(orderOf([record('a', 2), record('a', 1)])).toMatchObject({ outOfOrder: 1, twice: 1 });
    expect(orderOf([record('a', 1), record('a', 3)])).toMatchObject({ outOfOrder: 1 });
    expect(orderOf([record('a', 1), record('a', 1)])).toMatchObject({ outOfOrder: 0, twice: 1 });
  });
});

describe('the uploads of a day', () => {
  const day = { from: 0, scannedAt: '2026-11-22T01:00:00.000Z' };
  const all = Array.from({ length: devices }, (_, device) => scansOf(day, device));

  it('are 500 scans of each of 40 devices', () => {
    expect(new Set(all.map((scans) => scans.length))).toEqual(new Set([500]));
    expect(all).toHaveLength(40);
  });

  it('hold everybody at every session once', () => {
    const places = all.flat().map((scan) => `${scan.registrationId} ${scan.sessionId}`);
    expect(new Set(places).size).toBe(participants * sessions);
  });
});
