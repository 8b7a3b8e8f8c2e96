/** When a closed loop ends: after so long, or after so many operations. */
export type Extent = { readonly milliseconds: number } | { readonly operations: number };

export interface Looped {
  readonly operations: number;
  /** Milliseconds of each operation. */
  readonly latencies: readonly number[];
  /** Milliseconds from the last answer until this was told: a load generator may look up now and then only. */
  readonly tailMs?: number;
}

/** So many callers call again as soon as they are answered. Rejects when an operation does. */
export async function closedLoop(
  extent: Extent,
  callers: number,
  operation: (index: number) => Promise<unknown>,
): Promise<Looped> {
  const latencies: number[] = [];
  const end = 'milliseconds' in extent ? performance.now() + extent.milliseconds : Infinity;
  const total = 'operations' in extent ? extent.operations : Infinity;
  let next = 0;
  const caller = async () => {
    for (let index = next++; index < total && performance.now() < end; index = next++) {
      const began = performance.now();
      await operation(index);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { operations: latencies.length, latencies };
}
