import type { PairRecord, WindowRecord } from '@korsa/performance';

/** Runs one window. What it needs first is not part of the window. */
export type Side = () => Promise<WindowRecord>;

/** The two sides of a row; an absolute row has no floor. */
export interface Sides {
  readonly floor: Side | null;
  readonly ours: Side;
}

/**
 * Windows in mirrored order (floor, ours, ours, floor), so that a machine that becomes slower slows both. A round makes
 * two pairs. One window of each side runs before and does not count. Rejects between two windows when it was given up.
 */
export async function mirrored(
  { floor, ours }: Sides,
  rounds: number,
  onPair: (pair: PairRecord) => void,
  givenUp: AbortSignal,
): Promise<void> {
  const run = async <T>(side: () => Promise<T>): Promise<T> => {
    const window = await side();
    givenUp.throwIfAborted();
    return window;
  };
  const runFloor = async () => (floor ? run(floor) : null);
  await runFloor();
  await run(ours);
  for (let pair = 0; pair < rounds * 2; pair += 1) {
    if (pair % 2 === 0) {
      const before = await runFloor();
      onPair({ floor: before, ours: await run(ours) });
    } else {
      const first = await run(ours);
      onPair({ floor: await runFloor(), ours: first });
    }
  }
}
