import type { schedulingApi } from '@korsa/contracts';
import type { AnswerOf } from '@korsa/service-kit';
import type { Retreat } from '../../retreats/application/retreats.js';
import type { Speaker } from '../domain/speaker-list.js';

export type SpeakerAnswer = AnswerOf<typeof schedulingApi.inviteSpeaker>;
export type SpeakersAnswer = AnswerOf<typeof schedulingApi.listSpeakers>;

export function speakerView(speaker: Speaker): SpeakerAnswer {
  const { speakerId, status, office, expectedFrom, replaced } = speaker;
  return {
    speakerId,
    status,
    office: office?.office ?? null,
    institution: office?.institution ?? null,
    expectedFrom,
    replaced,
  };
}

/** With the sessions of the released agenda at which each one speaks. */
export function speakersView({ speakers, agenda }: Retreat): SpeakersAnswer {
  const items = speakers.map((speaker) => ({
    ...speakerView(speaker),
    sessionIds: agenda.sessions
      .filter(({ speakerIds }) => speakerIds.includes(speaker.speakerId))
      .map(({ sessionId }) => sessionId),
  }));
  return { items };
}
