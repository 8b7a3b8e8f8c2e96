import type { AgendaWarning, schedulingApi, Session } from '@korsa/contracts';
import type { AnswerOf } from '@korsa/service-kit';
import { localDay, type Zone } from '../../calendar/venue-time.js';
import type { Plans } from '../../retreats/application/planning.js';
import type { Retreat } from '../../retreats/application/retreats.js';
import { totalJp, type JpPolicy } from '../domain/credit-hours.js';
import { byStart, differenceOf } from '../domain/release.js';

export type AgendaAnswer = AnswerOf<typeof schedulingApi.getAgenda>;
export type DraftAnswer = AnswerOf<typeof schedulingApi.getDraftAgenda>;

export function agendaView({ id, agenda, timeZone }: Retreat, policy: JpPolicy): AgendaAnswer {
  const { release, publishedAt, sessions } = agenda;
  return { retreatId: id, release, publishedAt, ...totalsOf(sessions, timeZone, policy) };
}

export function draftView(
  { retreat, draft }: Plans,
  warnings: readonly AgendaWarning[],
  policy: JpPolicy,
): DraftAnswer {
  const { scheduled, moved, cancelled } = differenceOf(retreat.agenda.sessions, draft.sessions);
  return {
    retreatId: retreat.id,
    ...totalsOf(draft.sessions, retreat.timeZone, policy),
    changes: {
      scheduled: scheduled.map(({ sessionId }) => sessionId),
      moved: moved.map(({ session }) => session.sessionId),
      cancelled: cancelled.map(({ sessionId }) => sessionId),
    },
    warnings,
  };
}

function totalsOf(sessions: readonly Session[], timeZone: Zone, policy: JpPolicy) {
  return {
    sessions: byStart(sessions),
    plannedJp: totalJp(sessions),
    days: daysOf(sessions, timeZone),
    jpPolicy: { minutesPerJp: 45, basis: 'assumption', ...policy } as const,
    timeZone,
  };
}

function daysOf(sessions: readonly Session[], timeZone: Zone) {
  const days = Map.groupBy(sessions, ({ startsAt }) => localDay(startsAt, timeZone));
  return [...days]
    .map(([day, list]) => ({ day, sessions: list.length, plannedJp: totalJp(list) }))
    .sort((a, b) => a.day.localeCompare(b.day));
}
