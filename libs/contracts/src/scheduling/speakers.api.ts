import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { Reason, RetreatId, SessionId } from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import { SpeakerId, SpeakerOffice, SpeakerOrigin } from './vocabulary.js';

export const SpeakerStatus = z
  .enum(['open', 'invited', 'confirmed', 'declined'])
  .describe('open: planned, nobody invited yet');
export type SpeakerStatus = z.output<typeof SpeakerStatus>;

export const SpeakerView = z.object({
  speakerId: SpeakerId,
  status: SpeakerStatus,
  office: SpeakerOffice.shape.office.nullable(),
  institution: SpeakerOffice.shape.institution.nullable(),
  expectedFrom: z.array(SpeakerOrigin),
  replaced: z.array(z.object({ ...SpeakerOffice.shape, reason: Reason })),
});
export type SpeakerView = z.output<typeof SpeakerView>;

const office = {
  office: publicText(SpeakerOffice.shape.office),
  institution: publicText(SpeakerOffice.shape.institution),
};
const reason = publicText(Reason);
const retreat = z.strictObject({ retreatId: RetreatId });
const speaker = z.strictObject({ retreatId: RetreatId, speakerId: SpeakerId });

export const speakersApi = {
  inviteSpeaker: defineEndpoint({
    summary: 'Invites a speaker, for an open place or a new one',
    method: 'POST',
    path: '/v1/retreats/:retreatId/speakers',
    status: 201,
    params: retreat,
    body: z.strictObject({
      ...office,
      speakerId: SpeakerId.optional().describe('The open place to fill; left out: a new place'),
    }),
    response: SpeakerView,
  }),
  confirmSpeaker: defineEndpoint({
    summary: 'Records that the speaker comes',
    method: 'POST',
    path: '/v1/retreats/:retreatId/speakers/:speakerId/confirm',
    params: speaker,
    response: SpeakerView,
  }),
  declineSpeaker: defineEndpoint({
    summary: 'Records that the speaker does not come',
    method: 'POST',
    path: '/v1/retreats/:retreatId/speakers/:speakerId/decline',
    params: speaker,
    body: z.strictObject({ reason }),
    response: SpeakerView,
  }),
  replaceSpeaker: defineEndpoint({
    summary: 'Invites somebody else in the speaker’s place',
    method: 'POST',
    path: '/v1/retreats/:retreatId/speakers/:speakerId/replace',
    params: speaker,
    body: z.strictObject({ ...office, reason }),
    response: SpeakerView,
  }),
  listSpeakers: defineEndpoint({
    summary: 'The speakers of a retreat, with the sessions of the released agenda they speak at',
    method: 'GET',
    path: '/v1/retreats/:retreatId/speakers',
    params: retreat,
    response: z.object({
      items: z.array(SpeakerView.extend({ sessionIds: z.array(SessionId) })),
    }),
  }),
};
