import type { ServiceName } from '@korsa/demo';
import type { Backlog, Mark } from '../stack/backlog.js';

/**
 * Whether these services have done what they had still to do when this was first asked: to be asked after the fault, because
 * what is seen before may be done by those who are about to be killed. A backlog that is empty says nothing about workers
 * that are gone: then it takes the first one that comes up, or `idle`, which tells that they work though there is nothing to
 * do. Rejects while the broker or the database is away.
 */
export function backlogDone(
  backlog: Pick<Backlog, 'mark' | 'isDone'>,
  services: readonly ServiceName[],
  idle: () => Promise<boolean> = () => Promise.resolve(true),
): () => Promise<boolean> {
  let mark: Mark | undefined;
  return async () => {
    if (mark && !isEmpty(mark)) return backlog.isDone(mark);
    mark = await backlog.mark(services);
    return isEmpty(mark) && idle();
  };
}

function isEmpty({ unsent, unread }: Mark): boolean {
  return unread.size === 0 && [...unsent.values()].every((ids) => ids.length === 0);
}
