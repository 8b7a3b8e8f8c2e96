import type { StreamEvent } from '@korsa/demo';
import { isUntold } from '../facts.js';
import type { Operation } from '../operations.js';

/**
 * A refused command leaves its key free, so a copy of it that was under way may be carried out once the reason is gone.
 * The answer tells of a command whether its refusal can have come first: it was heard before any yes, and a command that
 * had not ended when this one was first sent made the last change of the aggregate before the effect, or one of which no
 * topic tells.
 */
export function refusedBefore(
  operations: readonly Operation[],
  events: readonly StreamEvent[],
): (operation: Operation) => boolean {
  const byKey = new Map(operations.map((operation) => [operation.first.key, operation]));
  const effects = Map.groupBy(events, ({ correlationId }) => correlationId);
  const untold = Map.groupBy(operations.filter(isUntold), ({ first }) => first.about);
  const places = new Map(events.map((event) => [placeOf(event, event.sequence), event]));
  return ({ first, acknowledged, refused }) => {
    const yes = Math.min(...acknowledged.map(({ at }) => at));
    if (refused.some(({ at }) => at > yes)) return false;
    const beside = ({ first: other, acknowledged: ends }: Operation) =>
      other.at < yes && ends.some(({ at }) => at > first.at);
    if ((untold.get(first.about) ?? []).some(beside)) return true;
    return (effects.get(first.key) ?? []).some((effect) => {
      const before = places.get(placeOf(effect, effect.sequence - 1));
      const other = before && byKey.get(before.correlationId);
      if (!other || other.first.key === first.key) return false;
      return other.acknowledged.some(({ at }) => at > first.at);
    });
  };
}

function placeOf({ topic, subject }: StreamEvent, sequence: number): string {
  return `${topic} ${subject} ${sequence}`;
}
