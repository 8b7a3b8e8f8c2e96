/** A figure as people read it: three digits that matter, thousands apart. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(size >= 10 ? 1 : 2);
}

/** Both ends of an interval. */
export function range(interval: readonly [number, number] | null): string {
  return interval ? `[${interval.map(figure).join('–')}]` : '';
}
