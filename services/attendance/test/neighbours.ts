import {
  encodeEvent,
  registrationTopic,
  retreatTopic,
  type EventDefinition,
  type WireMessage,
} from '@korsa/contracts';
import { nameId, newId } from '@korsa/store';
import type { PlannedSession } from '../src/presence/domain/presence.js';

interface Told {
  readonly definition: EventDefinition;
  readonly data: object;
}

/** What a neighbour says of one aggregate, in order. */
export function stream(
  subject: string,
  cityCode: string,
  told: readonly Told[],
  from = 1,
): WireMessage[] {
  return told.map(({ definition, data }, index) =>
    encodeEvent(definition, {
      id: newId(),
      name: definition.name,
      subject,
      sequence: from + index,
      time: '2025-05-01T02:00:00.000Z',
      cityCode,
      correlationId: newId(),
      causationId: newId(),
      actor: newId(),
      data,
    }),
  );
}

export interface ToldRetreat {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly period: { readonly firstDay: string; readonly lastDay: string };
  readonly sessions: readonly (PlannedSession & { readonly title: string })[];
}

const at = '2025-05-01T02:00:00.000Z';
const noObjectives = { rpjmd: [], priorities: [], astaCita: [] };

function planOf({ operatorCode, period, cityCode }: ToldRetreat) {
  return {
    title: 'Retret',
    operatorCode,
    hostCode: operatorCode,
    period,
    timeZone: 'Asia/Jakarta',
    place: { venueId: nameId('venue'), name: 'Kampus', areaCode: cityCode },
    objectives: noObjectives,
    speakerSlots: [],
  };
}

/** What scheduling says until the retreat is open: plan, announcement, agenda. */
export function retreatStory(retreat: ToldRetreat): WireMessage[] {
  const plan = planOf(retreat);
  return stream(retreat.retreatId, retreat.cityCode, [
    { definition: retreatTopic.RetreatDrafted, data: { ...plan, draftedAt: at } },
    { definition: retreatTopic.RetreatAnnounced, data: { ...plan, announcedAt: at } },
    ...retreat.sessions.map(({ sessionId, title, startsAt, endsAt, plannedJp }) => ({
      definition: retreatTopic.SessionScheduled,
      data: {
        sessionId,
        kind: 'lecture',
        title,
        startsAt,
        endsAt,
        room: null,
        plannedJp,
        tags: noObjectives,
        speakerIds: [],
        release: 1,
      },
    })),
  ]);
}

/** What scheduling says when the retreat is over. */
export function retreatClosed({ retreatId, cityCode, period, sessions }: ToldRetreat) {
  const closed = { period, release: 1, plannedJp: 28, openedAt: at, closedAt: at };
  return stream(
    retreatId,
    cityCode,
    [{ definition: retreatTopic.RetreatClosed, data: closed }],
    sessions.length + 3,
  );
}

interface ToldParticipant {
  readonly name: string;
  readonly category: 'PNS' | 'PPPK' | 'BUMD';
  readonly answer?: 'confirmed' | 'waitlisted' | 'declined';
}

export const registrationIdOf = (name: string) => nameId('registration', name);
export const personIdOf = (name: string) => nameId('person', name);

/** What registration says of a participant: nominated, and the answer. */
export function participantStory(
  { retreatId, cityCode }: ToldRetreat,
  { name, category, answer = 'confirmed' }: ToldParticipant,
): WireMessage[] {
  const participant = { retreatId, personId: personIdOf(name) };
  const asn = category !== 'BUMD';
  const answers = {
    confirmed: {
      definition: registrationTopic.ParticipationConfirmed,
      data: { ...participant, basis: 'answer', confirmedAt: at },
    },
    waitlisted: {
      definition: registrationTopic.RegistrationWaitlisted,
      data: { ...participant, position: 1, waitlistedAt: at },
    },
    declined: {
      definition: registrationTopic.ParticipationDeclined,
      data: { ...participant, reason: 'duty', seatReleased: true, declinedAt: at },
    },
  };
  return stream(registrationIdOf(name), cityCode, [
    {
      definition: registrationTopic.ParticipantNominated,
      data: {
        ...participant,
        category,
        positionKind: asn ? 'high-leadership' : 'non-asn',
        officeKind: asn ? 'agency-head' : 'bumd-director',
        eselon: asn ? 'II.b' : null,
        functionalGrade: null,
        acting: false,
        unitCode: `${cityCode}.${asn ? 'bkpsdm' : 'pdam'}`,
        unitKind: asn ? 'agency' : 'bumd',
        group: null,
        substituteFor: null,
        nominatedAt: at,
      },
    },
    answers[answer],
  ]);
}
