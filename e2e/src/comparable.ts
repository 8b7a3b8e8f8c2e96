import type { DemoReport } from '@korsa/demo';

/** What two runs of the story must have in common: everything but ids, addresses and moments. */
export function comparable({ retreats, rollups, topics, promises }: DemoReport): unknown {
  return JSON.parse(
    JSON.stringify({ retreats, rollups, topics, promises }, (key, value: unknown) =>
      perRun.has(key) ? undefined : value,
    ),
  );
}

const perRun = new Set(['retreatId', 'assessedAt', 'asOf', 'measuredAt']);
