import type { TopicRecord } from '@korsa/eventing';

export interface Order {
  readonly events: number;
  readonly keys: number;
  /** Events whose number is not the next one of their key. */
  readonly outOfOrder: number;
  /** Events that came again; at least once is the promise. */
  readonly twice: number;
}

/** Whether the events of every key stand in a topic in the order of `ce_sequence`, without a gap, from 1 on. */
export function orderOf(records: readonly TopicRecord[]): Order {
  const last = new Map<string, number>();
  let [outOfOrder, twice] = [0, 0];
  for (const { key, headers } of records) {
    const before = last.get(key ?? '') ?? 0;
    const sequence = Number(headers['ce_sequence']);
    if (sequence <= before) twice += 1;
    else if (sequence !== before + 1) outOfOrder += 1;
    last.set(key ?? '', Math.max(before, sequence));
  }
  return { events: records.length, keys: last.size, outOfOrder, twice };
}
