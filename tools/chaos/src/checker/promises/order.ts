import {
  checkEach,
  gapFree,
  onePlace,
  type CheckedPromise,
  type StreamEvent,
  type StreamRecord,
} from '@korsa/demo';

/** Promise 3: once repeats are taken out, the sequence of an aggregate runs 1, 2, 3 … in the order of its topic. */
export function eventsAreInOrder(events: readonly StreamEvent[]): CheckedPromise {
  return { ...gapFree(events), name: '3 events of an aggregate are in order and without a gap' };
}

/** Promise 3 rests on it: order is kept within a partition only. */
export function keysStay(records: readonly StreamRecord[]): CheckedPromise {
  return { ...onePlace(records), name: '3 a key stays in its partition' };
}

/** A relay that is interrupted sends its last batch again, once per attempt. */
const mostDeliveries = 25;

/** Promise 3: repeats on the wire are bounded. How many there were is said in the summary of the run. */
export function repeatsAreBounded(records: readonly StreamRecord[]): CheckedPromise {
  const byId = Map.groupBy(records, ({ headers }) => headers['ce_id'] ?? '');
  return checkEach('3 no event is sent over and over', byId, ([id, { length }]) =>
    length > mostDeliveries ? `${id} was sent ${length} times` : undefined,
  );
}
