import type { DemoReport } from '@korsa/demo';

const perRun = new Set(['retreatId', 'assessedAt', 'asOf', 'measuredAt']);

/**
 * What two runs of the story must have in common: everything but ids, addresses and moments. How many records the
 * promises looked at may differ, because redelivery on the wire is allowed; how many were broken may not.
 */
export function comparable({ retreats, rollups, topics, promises }: DemoReport): unknown {
  const broken = promises.map(({ name, violations }) => ({ name, violations }));
  return JSON.parse(
    JSON.stringify({ retreats, rollups, topics, broken }, (key, value: unknown) =>
      perRun.has(key) ? undefined : value,
    ),
  );
}
