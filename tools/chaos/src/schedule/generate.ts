import { Chance } from '@korsa/demo';
import type { FaultKind, PlannedFault } from '../faults/fault.js';
import { Deck } from './deck.js';

export interface ScheduleRequest {
  readonly seed: number;
  /** Every fault has ended by then. */
  readonly milliseconds: number;
  readonly kinds: readonly FaultKind[];
}

/** Before the first fault, so that there is something to break. */
const quietBefore: readonly [number, number] = [2_000, 4_000];
/** Between two faults, so that the system serves and is seen to recover before it is broken again. */
const quietBetween: readonly [number, number] = [5_000, 10_000];
/** How many faults get a second one while they last, or, for those of an instant, right after. */
const overlapping = 0.3;
const rightAfter = 1_000;

/** What will be broken when. The same request gives the same schedule. */
export function generateSchedule({
  seed,
  milliseconds,
  kinds,
}: ScheduleRequest): readonly PlannedFault[] {
  const chance = new Chance(seed);
  const deck = new Deck(chance, kinds);
  const targets = new Map(kinds.map((kind) => [kind, new Deck(chance, kind.targets)]));
  const faults: PlannedFault[] = [];
  const fits = ({ at, duration }: PlannedFault) => at + duration <= milliseconds;
  const plan = (at: number): PlannedFault => {
    const kind = deck.draw();
    const { name, lasts, detail } = kind;
    const target = targets.get(kind)?.draw() ?? '';
    return { name, target, at, duration: chance.between(...lasts), detail: detail?.(chance) ?? {} };
  };

  for (let at = chance.between(...quietBefore); ;) {
    const first = plan(at);
    if (!fits(first)) break;
    faults.push(first);
    let end = at + first.duration;
    if (chance.next() < overlapping) {
      const second = plan(chance.between(at, Math.max(end, at + rightAfter)));
      if (!fits(second)) break;
      if (second.target !== first.target) {
        faults.push(second);
        end = Math.max(end, second.at + second.duration);
      }
    }
    at = end + chance.between(...quietBetween);
  }
  return faults;
}
