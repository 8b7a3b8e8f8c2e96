import type { TopicRecord } from '../src/topics/read-topics.js';

export interface History {
  /** Last sequence of each key, when every one before it came before it. */
  readonly lastOf: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
  readonly duplicates: number;
}

/** Reads a topic as a consumer does that knows event ids: each key must count 1, 2, 3, … when repeats are left out. */
export function historyOf(records: readonly TopicRecord[]): History {
  const seen = new Set<string>();
  const lastOf = new Map<string, number>();
  const problems: string[] = [];
  let duplicates = 0;
  for (const { key, headers } of records) {
    const { ce_id: id = '', ce_sequence: text = '' } = headers;
    if (seen.has(id)) {
      duplicates += 1;
      continue;
    }
    seen.add(id);
    const last = lastOf.get(key ?? '') ?? 0;
    if (Number(text) !== last + 1) problems.push(`${key}: ${last} is followed by ${Number(text)}`);
    lastOf.set(key ?? '', Number(text));
  }
  return { lastOf, problems, duplicates };
}
