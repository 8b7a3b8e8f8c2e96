import { checkEach, type CheckedPromise, type StreamEvent } from '@korsa/demo';
import { aggregates } from '../aggregates.js';
import { byAggregate, documentsOf, type Evidence } from '../evidence.js';

/** Promise 4: the sequence in the document is the last on the topic. Neither an orphan event nor a silent change. */
export function stateAndEventsAgree(
  events: readonly StreamEvent[],
  evidence: Evidence,
): CheckedPromise {
  const pairs = aggregates.flatMap(({ topic, collection }) => {
    const told = byAggregate(events, topic);
    const stored = documentsOf(evidence, collection);
    const ids = new Set([...told.keys(), ...stored.keys()]);
    return [...ids].map((id) => ({
      name: `${collection} ${id}`,
      last: told.get(id)?.at(-1)?.sequence ?? 0,
      stored: stored.get(id)?.sequence,
    }));
  });
  return checkEach(
    '4 no event without its state, no state without its event',
    pairs,
    ({ name, last, stored }) => {
      if (stored === undefined) return `${name}: events up to ${last}, but no document`;
      return stored === last
        ? undefined
        : `${name}: the document is at ${stored}, its topic at ${last}`;
    },
  );
}
