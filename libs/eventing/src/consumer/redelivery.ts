import { decodeEnvelope, readEvent } from '@korsa/contracts';
import { runWithCause } from '@korsa/store';
import type { Redeliver } from '../dead-letters/retries.js';
import { causeOf } from './delivery.js';
import type { GroupHandlers } from './handlers.js';

/** Brings a dead letter to the handler that its group has now. Rejects with what the contract or the handler says. */
export function redeliverTo(
  groups: () => readonly GroupHandlers[],
  simulation: boolean,
): Redeliver {
  return async ({ group, type, key, headers, value }) => {
    const handler = groups()
      .find((known) => known.group === group)
      ?.byType.get(type);
    if (!handler) throw new Error('This process does not handle the event type in this group.');
    const { event } = decodeEnvelope({ key, headers, value: value?.toString() ?? null });
    const read = readEvent(handler.definition, event);
    await runWithCause(causeOf(read, group, simulation), () => handler.run(read));
  };
}
