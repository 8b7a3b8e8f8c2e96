import type { History } from '../history/history.js';

/** Whether a command that was sent to one of the services from now on has been acknowledged. */
export function firstAcknowledged(history: History, services: readonly string[]): () => boolean {
  const began = history.now();
  let seen = history.entries().length;
  const sent = new Set<number>();
  let acknowledged = false;
  return () => {
    const entries = history.entries();
    for (; seen < entries.length && !acknowledged; seen += 1) {
      const entry = entries[seen];
      if (entry?.kind === 'invoked' && entry.at >= began && services.includes(entry.service))
        sent.add(entry.op);
      if (entry?.kind === 'acknowledged' && sent.has(entry.op)) acknowledged = true;
    }
    return acknowledged;
  };
}
