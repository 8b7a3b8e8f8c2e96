import {
  latencyShares,
  type PairRecord,
  type RowRecord,
  type WindowRecord,
} from '../src/record.js';

/** A window that says nothing special. */
export function aWindow(fields: Partial<WindowRecord> = {}): WindowRecord {
  return {
    operations: 1_000,
    seconds: 1,
    cpuSeconds: { client: 0.1, mongod: 0.3 },
    latencyMs: latencyShares.map((share) => 1 + share),
    foreignCores: 0,
    ...fields,
  };
}

/** Ours so many times as quick as the floor, for so much of its CPU. */
export function aPair(speed: number, cpu: number): PairRecord {
  const operations = 1_000 * speed;
  const spent = 0.4 * cpu * speed;
  return { floor: aWindow(), ours: aWindow({ operations, cpuSeconds: { client: spent } }) };
}

export function aRow(fields: Partial<RowRecord> = {}): RowRecord {
  return {
    id: 'store',
    name: 'store alone',
    size: null,
    floor: 'insertOne',
    operation: 'command',
    goals: [
      { measure: 'throughput', target: 1.8, stretch: 2.5 },
      { measure: 'cpu', target: 0.35, stretch: 0.22 },
    ],
    measuredAt: '2026-11-22T10:00:00.000Z',
    load: [0.5, 2],
    pairs: [aPair(2, 0.3), aPair(2.1, 0.3), aPair(1.9, 0.3)],
    checks: [],
    broken: null,
    ...fields,
  };
}
