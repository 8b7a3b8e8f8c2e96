/**
 * Which of several counts must not be shown when their total is: those that could point at single persons
 * (1 to smallest - 1), and as many of the next smallest as it takes that the hidden ones cannot be computed
 * from the total. A zero is shown: it is about nobody.
 */
export function withhold(counts: readonly number[], smallest: number): readonly boolean[] {
  const hidden = counts.map((count) => count > 0 && count < smallest);
  const shown = () => counts.flatMap((count, at) => (hidden[at] || count === 0 ? [] : [at]));
  while (reveals(counts, hidden, smallest)) {
    const next = shown().sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))[0];
    if (next === undefined) break;
    hidden[next] = true;
  }
  return hidden;
}

function reveals(counts: readonly number[], hidden: readonly boolean[], smallest: number): boolean {
  const behind = counts.filter((_, at) => hidden[at]);
  if (behind.length === 0) return false;
  return behind.length === 1 || behind.reduce((sum, count) => sum + count, 0) < smallest;
}
