import { setImmediate as nextTurn } from 'node:timers/promises';
import { settle, type GroupPlan } from './decide-group.js';
import { recordOf } from './dedupe.js';
import { StoreUnavailable, TooContended } from './errors.js';
import { AlreadyThere, Taken } from './mongo-errors.js';
import { Patience, type PatienceOptions } from './patience.js';
import type { Call } from './line.js';
import type { Work } from './work.js';

/** A group of calls on its way: until when somebody waits for it, and how often it was tried. */
export interface Group {
  readonly calls: readonly Call[];
  readonly onStored: () => void;
  givenUp: boolean;
  attempts: number;
}

/** Tries once to decide and store the calls in one transaction. */
export type Attempt = (
  works: readonly Work[],
  group: Group,
  carefully: boolean,
) => Promise<GroupPlan>;

interface RunnerOptions extends PatienceOptions {
  readonly deadlineMs: number;
}

/** Groups that look before they decide, after one found out that it had to. */
const waryGroups = 32;

/** Callers that go on in one turn of the event loop: more would keep the next group from the database meanwhile. */
const answeredAtOnce = 64;

/** Attempts of one group that may end at a taken value, before each call goes alone. */
const manyTaken = 4;

/**
 * Brings a group to its end: every call is answered, once, after what it was told is durable. Conflicts and outages are
 * tried again; a call that spoils its group for another reason is found by halving, so that it fails alone.
 */
export class GroupRunner {
  private wary = 0;

  constructor(
    private readonly attempt: Attempt,
    private readonly options: RunnerOptions,
  ) {}

  /**
   * Never rejects. After the deadline the callers get StoreUnavailable, whatever the database still does. Resolves when
   * all are answered; `onStored` is called before that when all are stored together and only the answers are left.
   */
  async run(calls: readonly Call[], onStored: () => void): Promise<void> {
    const { deadlineMs, observer } = this.options;
    const { promise: expired, resolve: expire } = Promise.withResolvers<void>();
    const timer = setTimeout(() => {
      group.givenUp = true;
      calls.forEach((call) =>
        call.reject(new StoreUnavailable(`no commit within ${deadlineMs} ms`)),
      );
      observer.refused?.('unavailable');
      expire();
    }, deadlineMs);
    const stored = (): void => {
      clearTimeout(timer);
      onStored();
    };
    const group: Group = { calls, onStored: stored, givenUp: false, attempts: 0 };
    const carefully = this.wary > 0;
    if (carefully) this.wary -= 1;
    await Promise.race([this.store(calls, group, carefully), expired]);
    clearTimeout(timer);
  }

  private async store(given: readonly Call[], group: Group, wary: boolean): Promise<void> {
    const alone: Call[] = [];
    await this.storeTogether(given, alone, group, wary);
    for (const call of alone) await this.storeTogether([call], [], group, true);
  }

  /**
   * Calls whose value is taken go to `alone`: it may be free once the others are stored. A call that is alone looks
   * before it is told so: what it remembered may have led to that value.
   */
  private async storeTogether(
    given: readonly Call[],
    alone: Call[],
    group: Group,
    wary: boolean,
  ): Promise<void> {
    let calls = given;
    let carefully = wary;
    let taken = 0;
    const patience = new Patience(this.options);
    while (calls.length > 0 && !group.givenUp) {
      try {
        const plan = await this.attempt(worksOf(calls), group, carefully);
        if (calls === group.calls) group.onStored();
        return await answer(calls, plan);
      } catch (error) {
        if (error instanceof AlreadyThere && !carefully) {
          carefully = true;
          this.wary = waryGroups;
          this.options.observer.retried?.('repeat');
        } else if (error instanceof Taken && calls.length > 1) {
          taken += 1;
          const leaves = ({ work }: Call) =>
            taken > manyTaken || work.refs.some(({ address }) => address === error.address);
          alone.push(...calls.filter(leaves));
          calls = calls.filter((call) => !leaves(call));
          this.options.observer.retried?.('taken');
        } else if (error instanceof Taken && !carefully) {
          carefully = true;
          this.options.observer.retried?.('taken');
        } else {
          const final = await patience.after(error);
          const no = final && calls.length === 1 ? withNo(calls[0]!, final) : undefined;
          if (no) calls = [no];
          else if (final) return this.fail(calls, group, carefully, final);
        }
      }
    }
  }

  /** A call that fails alone is guilty; a group is halved until it is found. */
  private async fail(
    calls: readonly Call[],
    group: Group,
    carefully: boolean,
    error: unknown,
  ): Promise<void> {
    if (calls.length === 1 || error instanceof StoreUnavailable) {
      if (error instanceof TooContended) this.options.observer.refused?.('too-contended');
      if (error instanceof StoreUnavailable) this.options.observer.refused?.('unavailable');
      return calls.forEach((call) => call.reject(error));
    }
    this.options.observer.retried?.('split');
    const middle = calls.length >> 1;
    await this.store(calls.slice(0, middle), group, carefully);
    await this.store(calls.slice(middle), group, carefully);
  }
}

function worksOf(calls: readonly Call[]): Work[] {
  return calls.map(({ work }) => work);
}

/**
 * The call with the no that it got from the database as its decision, so that the no is kept for repeats, or what its first
 * run left meanwhile is met; undefined when nothing is kept of it.
 */
function withNo(call: Call, error: unknown): Call | undefined {
  const { work } = call;
  if (work.dedupe?.kind !== 'command' || !recordOf(work, work.dedupe, { error })) return undefined;
  const decide = (): never => {
    throw error;
  };
  return { ...call, work: { ...work, decide } };
}

async function answer(calls: readonly Call[], { outcomes }: GroupPlan): Promise<void> {
  for (const [at, call] of calls.entries()) {
    if (at > 0 && at % answeredAtOnce === 0) await nextTurn();
    settle(call.work, outcomes.get(call.work)!, call);
  }
}
