import { checkEach, type CheckedPromise, type StreamRecord } from '@korsa/demo';

/** A relay that is interrupted sends its last batch again, once per attempt. */
const mostDeliveries = 25;

/** Promise 3: repeats on the wire are bounded. How many there were is said in the summary of the run. */
export function repeatsAreBounded(records: readonly StreamRecord[]): CheckedPromise {
  const byId = Map.groupBy(records, ({ headers }) => headers['ce_id'] ?? '');
  return checkEach('3 no event is sent over and over', byId, ([id, { length }]) =>
    length > mostDeliveries ? `${id} was sent ${length} times` : undefined,
  );
}
