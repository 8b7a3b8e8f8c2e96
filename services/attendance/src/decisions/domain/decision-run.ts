import { decide, type AggregateState, type Decision, type Instant } from '@korsa/domain';
import type { DataOf, presenceTopic } from '@korsa/contracts';

/** A confirmed participant who is to be decided. */
export interface Candidate {
  readonly registrationId: string;
  readonly personId: string;
  readonly category: DataOf<typeof presenceTopic.AttendanceDecided>['category'];
}

/** A candidate with the running number that the certificate will carry. */
export interface RollEntry extends Candidate {
  readonly serial: number;
}

/** Who is decided at one retreat, and by whom it was confirmed; its id is the retreat's. An interrupted run goes on from it. */
export interface DecisionRun extends AggregateState {
  readonly confirmedBy: string;
  readonly startedAt: Instant;
  readonly roll: readonly RollEntry[];
}

/** The running numbers of one city and year; its id is `33.71:2025`. */
export interface SerialCounter extends AggregateState {
  readonly last: number;
}

interface Start {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly confirmedBy: string;
  readonly startedAt: Instant;
}

/** Puts candidates on the roll who are not on it yet, each with the next number of the city's year. */
export function callRoll(
  run: DecisionRun | undefined,
  counter: SerialCounter | undefined,
  candidates: readonly Candidate[],
  { retreatId, ...start }: Start,
  counterId: string,
): readonly [Decision<DecisionRun>, Decision<SerialCounter>] {
  const { cityCode } = start;
  const roll = run?.roll ?? [];
  const called = new Set(roll.map(({ registrationId }) => registrationId));
  const last = counter?.last ?? 0;
  const added = candidates
    .filter(({ registrationId }) => !called.has(registrationId))
    .map((candidate, index) => ({ ...candidate, serial: last + index + 1 }));
  return [
    decide({ id: retreatId, ...start, ...run, roll: [...roll, ...added] }, []),
    decide({ id: counterId, cityCode, last: last + added.length }, []),
  ];
}
