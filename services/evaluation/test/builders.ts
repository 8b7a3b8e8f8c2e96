import type { ServiceElement } from '@korsa/contracts';
import { newCause, runWithCause } from '@korsa/store';
import type { ActionPlan } from '../src/action-plans/domain/action-plan.js';
import { defaultInstruments } from '../src/instruments/domain/shipped-instruments.js';
import type { Attendance } from '../src/knowledge/domain/attendance.js';
import type { Participant } from '../src/knowledge/domain/participant.js';
import type { Retreat } from '../src/knowledge/domain/retreat.js';
import type { WorkUnit } from '../src/knowledge/domain/work-unit.js';
import type { Answer } from '../src/responses/domain/answers.js';
import { defaultPlan, type WavePlan } from '../src/responses/domain/wave-plan.js';
import type { ServiceSurvey } from '../src/service-surveys/domain/service-surveys.js';
import { serviceElementNames } from '../src/impact/domain/service-element-names.js';

export const retreatId = '0199a000-0000-7000-8000-000000000001';
export const sessionId = '0199a000-0000-7000-8000-0000000000a1';
export const otherSessionId = '0199a000-0000-7000-8000-0000000000a2';
export const closedAt = '2025-11-07T07:00:00.000Z';

/** The n-th id of a kind: stable, and a UUID. */
export const idOf = (kind: 'registration' | 'person' | 'plan', n: number) =>
  `0199a000-0000-7000-8${{ registration: 1, person: 2, plan: 3 }[kind]}00-${String(n).padStart(12, '0')}`;

/** Runs on behalf of somebody in an area. */
export function acting<T>(fn: () => T, area = '33.71'): T {
  return runWithCause(newCause({ kind: 'request', actor: 'tester', area }), fn);
}

export function aRetreat(given: Partial<Retreat> = {}): Retreat {
  return {
    id: retreatId,
    cityCode: '33.71',
    operatorCode: '33',
    hostCode: '33',
    firstDay: '2025-11-04',
    lastDay: '2025-11-07',
    timeZone: 'Asia/Jakarta',
    status: 'closed',
    closedAt,
    sessionIds: [sessionId, otherSessionId],
    ...given,
  };
}

export function aParticipant(n: number, given: Partial<Participant> = {}): Participant {
  return {
    id: idOf('registration', n),
    cityCode: '33.71',
    retreatId,
    personId: idOf('person', n),
    unitCode: `33.71.unit-${n}`,
    officeKind: 'agency-head',
    status: 'confirmed',
    ...given,
  };
}

export function anAttendance(n: number, given: Partial<Attendance> = {}): Attendance {
  return {
    id: idOf('registration', n),
    cityCode: '33.71',
    retreatId,
    plannedJp: 28,
    earnedJp: 28,
    met: true,
    ...given,
  };
}

/** A work unit led by the n-th person since before the retreat. */
export function aWorkUnit(n: number, given: Partial<WorkUnit> = {}): WorkUnit {
  return {
    id: `33.71.unit-${n}`,
    cityCode: '33.71',
    kind: 'department',
    heads: [{ personId: idOf('person', n), since: '2025-10-01T00:00:00.000Z' }],
    closed: false,
    ...given,
  };
}

export function perElement<Value>(value: Value): Record<ServiceElement, Value> {
  return Object.fromEntries(serviceElementNames.map((element) => [element, value])) as Record<
    ServiceElement,
    Value
  >;
}

export function aSurvey(given: Partial<ServiceSurvey> = {}): ServiceSurvey {
  return {
    period: { from: '2025-07-01', to: '2025-09-30' },
    users: 300,
    respondents: 169,
    requiredRespondents: 169,
    shortfall: 0,
    method: 'exact-ninth',
    elements: perElement({ sum: 507, mean: 3 }),
    ikm: 75,
    grade: 'C',
    recordedAt: '2025-10-02T00:00:00.000Z',
    ...given,
  };
}

export const afterPeriod = { from: '2026-01-01', to: '2026-03-31' };

export const defaultWaves = [
  {
    level: 'reaction' as const,
    afterDays: 0,
    openDays: 7,
    instrument: { code: 'reaction-default', version: 1 },
  },
  {
    level: 'behaviour' as const,
    afterDays: 90,
    openDays: 30,
    instrument: { code: 'behaviour-default', version: 1 },
  },
];

export function aWavePlan(given: Partial<WavePlan> = {}): WavePlan {
  return { ...defaultPlan({ id: retreatId, cityCode: '33.71' }, defaultWaves), ...given };
}

/** One answer to every item, those about sessions for the sessions given. */
export function answersTo(
  level: 'reaction' | 'behaviour',
  score = 4,
  sessions: readonly string[] = [],
): Answer[] {
  return defaultInstruments[level].items.flatMap(({ item, perSession }): Answer[] =>
    perSession ? sessions.map((id) => ({ item, sessionId: id, score })) : [{ item, score }],
  );
}

export function anActionPlan(given: Partial<ActionPlan> = {}): ActionPlan {
  return {
    id: idOf('plan', 1),
    cityCode: '33.71',
    retreatId,
    registrationId: idOf('registration', 1),
    unitCode: '33.71.unit-1',
    element: 'time',
    dueOn: '2026-02-01',
    status: 'committed',
    progressPercent: 0,
    committedAt: closedAt,
    completedOn: null,
    visits: [],
    ...given,
  };
}
