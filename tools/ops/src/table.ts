/** Rows as aligned columns under a head; the last column is as wide as it likes. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Names and values, one per line. */
export function fields(pairs: readonly (readonly [name: string, value: string])[]): string {
  return table(
    ['', ''],
    pairs.map(([name, value]) => [name, value]),
  ).trimStart();
}

/** `3 events`, `1 event`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
