import { eventually } from '@korsa/testing';
import type { Backlog, BacklogSize } from './backlog.js';

/** Waits until nothing is left to be published or consumed. Answers what was left in the end, undefined when it could not be seen. */
export async function drained(
  backlog: Backlog,
  patienceMs: number,
): Promise<BacklogSize | undefined> {
  let last: BacklogSize | undefined;
  const empty = async () => {
    last = undefined;
    last = await backlog.size();
    return last.unsent + last.unread === 0;
  };
  await eventually(empty, { within: patienceMs, every: 250 }).catch(() => undefined);
  return last;
}
