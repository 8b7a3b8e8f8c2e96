import type { DeadLetterSummary, DeadLetterView, ParkedKeyView } from '@korsa/contracts';
import type { DeadLetter, ParkedKey } from '@korsa/eventing';

export function letterSummary(letter: DeadLetter): DeadLetterSummary {
  const { id, group, topic, key, cityCode, type, eventId, sequence, partition, offset } = letter;
  const { handler, reason, state, attempts, parkedAt } = letter;
  return {
    letterId: id,
    ...{ group, topic, key, cityCode, type, eventId, sequence, partition, offset },
    ...{ handler, reason, state, attempts },
    parkedAt: parkedAt.toISOString(),
  };
}

export function letterView(letter: DeadLetter): DeadLetterView {
  const { headers, value, decisions } = letter;
  return {
    ...letterSummary(letter),
    headers,
    value: value?.toString('base64') ?? null,
    decisions: decisions.map(({ at, error = null, ...rest }) => ({
      ...rest,
      error,
      at: at.toISOString(),
    })),
  };
}

export function parkedKeyView(parked: ParkedKey, waiting: number): ParkedKeyView {
  const { group, topic, key, cityCode, since, retry, lastRetry } = parked;
  return {
    ...{ group, topic, key, cityCode, waiting },
    since: since.toISOString(),
    retry: retry
      ? {
          actor: retry.actor,
          reason: retry.reason,
          at: retry.at.toISOString(),
          underway: retry.takenUntil !== undefined,
        }
      : null,
    lastRetry: lastRetry
      ? {
          actor: lastRetry.actor,
          reason: lastRetry.reason,
          at: lastRetry.at.toISOString(),
          retried: lastRetry.retried,
          failed: lastRetry.failed
            ? { letterId: lastRetry.failed.id, reason: lastRetry.failed.reason }
            : null,
        }
      : null,
  };
}
