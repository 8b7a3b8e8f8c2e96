import { readable, type CheckedPromise } from '@korsa/demo';
import { judgeRecoveries, type JudgedRecovery } from '../recovery/disturbances.js';
import { eventsOf, type Evidence } from './evidence.js';
import { latenciesOf, type Latencies } from './latency.js';
import { operationsOf } from './operations.js';
import { knowledge, ownState } from './projections.js';
import { acknowledgedIsStored, acknowledgedIsTold } from './promises/acknowledged.js';
import { answersAreCounted } from './promises/answers.js';
import { nothingIsLeft } from './promises/leftovers.js';
import { sessionsStayWhereMoved } from './promises/moved.js';
import { effectsHappenOnce, idsAreUnique, refusedHasNoEffect } from './promises/once.js';
import { eventsAreInOrder, keysStay, repeatsAreBounded } from './promises/order.js';
import { projected } from './promises/projected.js';
import {
  everythingIsDecided,
  repeatsGetTheFirstAnswer,
  usedKeysAreRefused,
} from './promises/same-answer.js';
import { seatsAreCounted } from './promises/seats.js';
import { stateAndEventsAgree } from './promises/state-and-events.js';

/** What a run has shown. */
export interface Verdict {
  readonly promises: readonly CheckedPromise[];
  readonly latencies: Latencies;
  readonly recoveries: readonly JudgedRecovery[];
  /** Records on the topics, and how many of them repeat an event. */
  readonly wire: { readonly records: number; readonly repeats: number };
}

/** Checks promises 1 to 6 of the design on the evidence of a run. */
export function judge(evidence: Evidence): Verdict {
  const { entries, records, leftovers } = evidence;
  const valid = readable(records);
  const events = valid.violations > 0 ? [] : eventsOf(records);
  const operations = operationsOf(entries);
  return {
    promises: [
      valid,
      acknowledgedIsTold(operations, events),
      acknowledgedIsStored(operations, evidence),
      sessionsStayWhereMoved(operations, evidence),
      effectsHappenOnce(operations, events),
      refusedHasNoEffect(operations, events),
      idsAreUnique(records),
      seatsAreCounted(evidence),
      answersAreCounted(operations, evidence),
      projected('2 every event has its effect in other services once', knowledge, events, evidence),
      eventsAreInOrder(events),
      keysStay(records),
      repeatsAreBounded(records),
      stateAndEventsAgree(events, evidence),
      projected('4 the state is what its events lead to', ownState, events, evidence),
      nothingIsLeft(leftovers),
      everythingIsDecided(operations),
      repeatsGetTheFirstAnswer(operations),
      usedKeysAreRefused(operations),
    ],
    latencies: latenciesOf(entries),
    recoveries: judgeRecoveries(entries),
    wire: { records: records.length, repeats: records.length - events.length },
  };
}
