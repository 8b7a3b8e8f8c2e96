import type { schedulingApi } from '@korsa/contracts';
import type { AnswerOf } from '@korsa/service-kit';
import type { SpeakerList } from '../../speakers/domain/speaker-list.js';
import type { Retreat } from './retreats.js';

export type RetreatAnswer = AnswerOf<typeof schedulingApi.announceRetreat>;

export function retreatView(retreat: Retreat): RetreatAnswer {
  const { id, agenda, speakers, relocations } = retreat;
  return {
    retreatId: id,
    cityCode: retreat.cityCode,
    operatorCode: retreat.operatorCode,
    hostCode: retreat.hostCode,
    title: retreat.title,
    status: retreat.status,
    period: retreat.period,
    timeZone: retreat.timeZone,
    place: retreat.place,
    objectives: retreat.objectives,
    agenda: {
      release: agenda.release,
      sessions: agenda.sessions.length,
      plannedJp: agenda.plannedJp,
    },
    speakers: speakersByStatus(speakers),
    reschedulings: retreat.reschedulings,
    relocations: relocations.map(({ from, to, reason, at }) => ({
      from: from.place,
      to: to.place,
      reason,
      at,
    })),
    draftedAt: retreat.draftedAt,
    announcedAt: retreat.announcedAt,
    openedAt: retreat.openedAt,
    closedAt: retreat.closedAt,
    cancelledAt: retreat.cancelledAt,
  };
}

function speakersByStatus(speakers: SpeakerList) {
  const count = (status: string) => speakers.filter((speaker) => speaker.status === status).length;
  return {
    planned: speakers.length,
    open: count('open') + count('declined'),
    invited: count('invited'),
    confirmed: count('confirmed'),
  };
}
