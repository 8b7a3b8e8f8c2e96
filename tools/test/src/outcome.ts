/** What one step of `npm test` found. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Everything a person needs to repair it; shown again at the end. */
  readonly failures: readonly string[];
}

export const nothing: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** The outcome of a step that is one check. */
export function check(failure?: string): Outcome {
  return failure === undefined
    ? { ...nothing, passed: 1 }
    : { ...nothing, failed: 1, failures: [failure] };
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce(
    (total, { passed, failed, skipped, failures }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
      failures: [...total.failures, ...failures],
    }),
    nothing,
  );
}

/** `12 passed, 0 failed`, and `, 1 skipped` only when there is one. */
export function inWords({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
