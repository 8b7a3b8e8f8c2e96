import type { ServiceName } from '@korsa/demo';
import type { Backlog, Mark } from '../stack/backlog.js';

/**
 * Remembers what these services have still to do, and answers whether that is done. A backlog that is empty now says
 * nothing about workers that were just killed: then it takes the first one that comes up afterwards, or `idle`, which tells that
 * they work though there is nothing to do. The answer rejects while the broker or the database is away.
 */
export async function backlogDone(
  backlog: Pick<Backlog, 'mark' | 'isDone'>,
  services: readonly ServiceName[],
): Promise<(idle?: () => Promise<boolean>) => Promise<boolean>> {
  let mark: Mark | undefined = await backlog.mark(services).catch(() => undefined);
  return async (idle = () => Promise.resolve(true)) => {
    if (mark && !isEmpty(mark)) return backlog.isDone(mark);
    mark = await backlog.mark(services);
    return isEmpty(mark) && idle();
  };
}

function isEmpty({ unsent, unread }: Mark): boolean {
  return unread.size === 0 && [...unsent.values()].every((ids) => ids.length === 0);
}
