import type { StreamEvent } from '@korsa/demo';
import { isAbout, tells, type Fact } from '../facts.js';
import { spanOf, type Operation, type Span } from '../operations.js';

const always: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * Whether what a command promises can have been true already when it was carried out, so that there was nothing to tell:
 * somebody had told it, and what was told next may have come later. `events` are those of the fact's aggregate, in order.
 */
export function stillHeld(
  fact: Fact,
  operation: Operation,
  events: readonly StreamEvent[],
  byKey: ReadonlyMap<string, Operation>,
): boolean {
  const spanOfEvent = ({ correlationId }: StreamEvent) => {
    const cause = byKey.get(correlationId);
    return cause ? spanOf(cause) : always;
  };
  const { from, to } = spanOf(operation);
  const news = events.filter((event) => isAbout(event, fact));
  return news.some((event, at) => {
    const next = news[at + 1];
    const began = spanOfEvent(event).from <= to;
    return tells(event, fact) && began && (!next || spanOfEvent(next).to >= from);
  });
}
