import type { Chance } from '@korsa/demo';
import type { ChaosStack } from '../stack/chaos-stack.js';

/** What the seed chose about a fault beyond target and time: numbers with their unit in the name, and words. */
export type FaultDetail = Readonly<Record<string, number | string>>;

/** One fault of a schedule. Times are milliseconds from the beginning of the schedule. */
export interface PlannedFault {
  readonly name: string;
  readonly target: string;
  readonly at: number;
  /** 0 for what happens at an instant. */
  readonly duration: number;
  readonly detail: FaultDetail;
}

/** A way to break something, and to mend it. */
export interface FaultKind {
  readonly name: string;
  /** What it can be done to. Two faults of the same target never overlap. */
  readonly targets: readonly string[];
  /** Shortest and longest duration, milliseconds. */
  readonly lasts: readonly [number, number];
  /** What else the seed decides. */
  readonly detail?: (chance: Chance) => FaultDetail;
  /** Why it cannot be brought about on this stack; undefined when it can. */
  readonly missing?: (stack: ChaosStack) => string | undefined;
  readonly begin: (stack: ChaosStack, fault: PlannedFault) => Promise<void> | void;
  /** Also called when the run is over early. */
  readonly end?: (stack: ChaosStack, fault: PlannedFault) => Promise<void> | void;
}
