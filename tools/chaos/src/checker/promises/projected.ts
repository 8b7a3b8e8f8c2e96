import { checkEach, type CheckedPromise, type StreamEvent } from '@korsa/demo';
import { byAggregate, documentsOf, type Evidence } from '../evidence.js';
import type { Projection } from '../projections.js';

/** What is stored is what the events, each taken once and in order, lead to. */
export function projected(
  name: string,
  projections: readonly Projection[],
  events: readonly StreamEvent[],
  evidence: Evidence,
): CheckedPromise {
  const pairs = projections.flatMap(({ what, topic, collection, told, stored }) => {
    const documents = documentsOf(evidence, collection);
    return [...byAggregate(events, topic)].flatMap(([id, own]) => {
      const expected = told(own);
      if (expected === undefined) return [];
      const document = documents.get(id);
      return [
        { what: `${what}, ${collection} ${id}`, expected, actual: document && stored(document) },
      ];
    });
  });
  return checkEach(name, pairs, ({ what, expected, actual }) => {
    const [a, b] = [JSON.stringify(expected), JSON.stringify(actual)];
    return a === b ? undefined : `${what}: the topic tells ${a}, stored is ${b ?? 'nothing'}`;
  });
}
