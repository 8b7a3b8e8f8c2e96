/** A wait before the nth attempt, milliseconds: at random, longer with each, never beyond the limit. */
export function jitterMs(attempts: number, limitMs: number): number {
  return Math.random() * Math.min(limitMs, 2 ** attempts);
}
