import type { History } from '../history/history.js';
import type { StackUnderTest } from '../history/stack.js';
import { gather } from './gather.js';
import { judge, type Verdict } from './judge.js';

export type { Verdict } from './judge.js';

/** Verifies promises 1 to 6 on a stack that has come to rest: workload settled, outbox empty, nothing left to consume. */
export async function check(run: {
  readonly history: History;
  readonly stack: StackUnderTest;
}): Promise<Verdict> {
  return judge(await gather(run.history, run.stack));
}
