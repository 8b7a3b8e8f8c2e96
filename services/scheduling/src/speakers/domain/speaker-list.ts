import type {
  EventsOf,
  retreatTopic,
  SpeakerOffice,
  SpeakerOrigin,
  SpeakerStatus,
} from '@korsa/contracts';
import { decide, type Decision, type Instant } from '@korsa/domain';
import {
  SpeakerAlreadyConfirmed,
  SpeakerAlreadyDeclined,
  SpeakerAlreadyInvited,
  SpeakerListFull,
  SpeakerNotInvited,
  SpeakerUnknown,
} from './speaker.errors.js';

export type SpeakerEvent = Extract<
  EventsOf<typeof retreatTopic>,
  { type: 'SpeakerInvited' | 'SpeakerConfirmed' | 'SpeakerDeclined' | 'SpeakerReplaced' }
>;

/** A speaker’s place in the programme: it keeps its id when the person changes. Offices only, no names. */
export interface Speaker {
  readonly speakerId: string;
  readonly status: SpeakerStatus;
  /** Null while nobody is invited. */
  readonly office: SpeakerOffice | null;
  readonly expectedFrom: SpeakerOrigin[];
  readonly replaced: readonly (SpeakerOffice & { readonly reason: string })[];
}

export type SpeakerList = readonly Speaker[];

type ListDecision = Decision<SpeakerList, SpeakerEvent>;

const mostSpeakers = 100;

/** A planned place for which nobody is named yet. */
export function openSlot(speakerId: string, expectedFrom: SpeakerOrigin[]): Speaker {
  return { speakerId, status: 'open', office: null, expectedFrom, replaced: [] };
}

/** The planned places as events tell them. */
export function slotsOf(speakers: SpeakerList) {
  return speakers
    .filter(({ status }) => status === 'open')
    .map(({ speakerId, expectedFrom }) => ({ speakerId, expectedFrom }));
}

/** Invites for an open place. */
export function inviteFor(
  speakers: SpeakerList,
  speakerId: string,
  office: SpeakerOffice,
  at: Instant,
): ListDecision {
  const speaker = speakerOf(speakers, speakerId);
  if (speaker.status !== 'open') throw new SpeakerAlreadyInvited();
  return decide(put(speakers, { ...speaker, status: 'invited', office }), [
    { type: 'SpeakerInvited', data: { speakerId, ...office, invitedAt: at } },
  ]);
}

/** Invites for a place that was not planned before; it comes last. */
export function inviteAnother(
  speakers: SpeakerList,
  speakerId: string,
  office: SpeakerOffice,
  at: Instant,
): ListDecision {
  if (speakers.length >= mostSpeakers) throw new SpeakerListFull(mostSpeakers);
  return inviteFor([...speakers, openSlot(speakerId, [])], speakerId, office, at);
}

export function confirm(speakers: SpeakerList, speakerId: string, at: Instant): ListDecision {
  const speaker = speakerOf(speakers, speakerId);
  const office = requireInvited(speaker);
  if (speaker.status === 'confirmed') throw new SpeakerAlreadyConfirmed();
  return decide(put(speakers, { ...speaker, status: 'confirmed' }), [
    { type: 'SpeakerConfirmed', data: { speakerId, ...office, confirmedAt: at } },
  ]);
}

export function decline(
  speakers: SpeakerList,
  speakerId: string,
  reason: string,
  at: Instant,
): ListDecision {
  const speaker = speakerOf(speakers, speakerId);
  const office = requireInvited(speaker);
  return decide(put(speakers, { ...speaker, status: 'declined' }), [
    { type: 'SpeakerDeclined', data: { speakerId, ...office, reason, declinedAt: at } },
  ]);
}

/** Invites somebody else; the new speaker has yet to confirm. */
export function replace(
  speakers: SpeakerList,
  speakerId: string,
  office: SpeakerOffice,
  reason: string,
  at: Instant,
): ListDecision {
  const speaker = speakerOf(speakers, speakerId);
  const from = speaker.office;
  if (!from) throw new SpeakerNotInvited();
  const replaced = [...speaker.replaced, { ...from, reason }];
  return decide(put(speakers, { ...speaker, status: 'invited', office, replaced }), [
    { type: 'SpeakerReplaced', data: { speakerId, ...office, from, reason, replacedAt: at } },
  ]);
}

export function speakerOf(speakers: SpeakerList, speakerId: string): Speaker {
  const speaker = speakers.find((candidate) => candidate.speakerId === speakerId);
  if (!speaker) throw new SpeakerUnknown(speakerId);
  return speaker;
}

function requireInvited({ status, office }: Speaker): SpeakerOffice {
  if (!office) throw new SpeakerNotInvited();
  if (status === 'declined') throw new SpeakerAlreadyDeclined();
  return office;
}

function put(speakers: SpeakerList, speaker: Speaker): SpeakerList {
  return speakers.map((other) => (other.speakerId === speaker.speakerId ? speaker : other));
}
