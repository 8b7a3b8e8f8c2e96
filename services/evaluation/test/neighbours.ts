import {
  certificateTopic,
  encodeEvent,
  personTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  workUnitTopic,
  type EventDefinition,
  type Topic,
  type WireMessage,
} from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { sampleEvent } from '@korsa/testing';

/** What a neighbour says of one aggregate, in order: the event type, the data that differ from its sample, the time. */
export type Step = readonly [
  definition: EventDefinition,
  data?: Readonly<Record<string, unknown>>,
  time?: string,
];

/** The topics this service learns from. */
export const neighbourTopics: readonly Topic[] = [
  retreatTopic,
  registrationTopic,
  personTopic,
  workUnitTopic,
  presenceTopic,
  certificateTopic,
];

export interface Told {
  readonly topic: string;
  readonly message: WireMessage;
}

export function tell(cityCode: string, subject: string, ...steps: readonly Step[]): Told[] {
  return steps.map(([definition, data, time], at) => {
    const sample = sampleEvent(definition);
    const id = nameId('event', definition.type, subject, String(at));
    const event = {
      ...sample,
      id,
      subject,
      sequence: at + 1,
      time: time ?? sample.time,
      cityCode,
      correlationId: id,
      causationId: id,
      data: { ...(sample.data as object), ...data },
    };
    return { topic: definition.topic, message: encodeEvent(definition, event) };
  });
}

/** A small retreat with everybody in it: what the neighbours would have said by its end. */
export interface Cast {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly closedAt: string;
  readonly participants: number;
  /** Work units beyond those of the participants. */
  readonly otherUnits: number;
}

export const registrationOf = ({ retreatId }: Cast, n: number) =>
  nameId('registration', retreatId, String(n));
export const personOf = ({ cityCode }: Cast, n: number) => nameId('person', cityCode, String(n));
export const unitOf = ({ cityCode }: Cast, n: number) => `${cityCode}.unit-${n}`;
export const sessionOf = ({ retreatId }: Cast, n: number) =>
  nameId('session', retreatId, String(n));

/** Unit n is led by person n; the last participant misses too much and gets the other certificate. */
export function storyOf(cast: Cast): Told[] {
  const everyone = numbers(cast.participants);
  const units = numbers(cast.participants + cast.otherUnits);
  return [
    ...units.flatMap((n) => unitStory(cast, n)),
    ...retreatStory(cast),
    ...everyone.flatMap((n) => participantStory(cast, n)),
    ...tell(
      cast.cityCode,
      registrationOf(cast, 900),
      [registrationTopic.ParticipantNominated, nominee(cast, 900)],
      [registrationTopic.ParticipationDeclined, seat(cast, 900)],
    ),
  ];
}

function retreatStory({ retreatId, cityCode, operatorCode, ...cast }: Cast): Told[] {
  const period = { firstDay: cast.firstDay, lastDay: cast.lastDay };
  const session = sessionOf({ retreatId, cityCode, operatorCode, ...cast }, 1);
  return tell(
    cityCode,
    retreatId,
    [retreatTopic.RetreatAnnounced, { operatorCode, period, timeZone: 'Asia/Jakarta' }],
    [retreatTopic.SessionScheduled, { sessionId: session }],
    [retreatTopic.RetreatOpened, { period }],
    [retreatTopic.RetreatClosed, { period, closedAt: cast.closedAt }, cast.closedAt],
  );
}

function unitStory(cast: Cast, n: number): Told[] {
  const unitCode = unitOf(cast, n);
  return [
    ...tell(cast.cityCode, unitCode, [
      workUnitTopic.WorkUnitRegistered,
      { headPersonId: personOf(cast, n) },
      '2025-01-02T01:00:00.000Z',
    ]),
    ...tell(cast.cityCode, personOf(cast, n), [personTopic.PersonEnrolled, { unitCode }]),
  ];
}

function participantStory(cast: Cast, n: number): Told[] {
  const last = n === cast.participants;
  const outcome = last ? 'attended' : 'completed';
  const registrationId = registrationOf(cast, n);
  return [
    ...tell(
      cast.cityCode,
      registrationId,
      [registrationTopic.ParticipantNominated, nominee(cast, n)],
      [registrationTopic.ParticipationConfirmed, seat(cast, n)],
    ),
    ...tell(cast.cityCode, registrationId, [
      presenceTopic.AttendanceDecided,
      { ...seat(cast, n), plannedJp: 28, earnedJp: last ? 25 : 28, met: !last },
    ]),
    ...tell(cast.cityCode, nameId('certificate', registrationId), [
      certificateTopic.CertificateIssued,
      { ...seat(cast, n), registrationId, outcome },
    ]),
  ];
}

function nominee(cast: Cast, n: number) {
  return { ...seat(cast, n), unitCode: unitOf(cast, n) };
}

function seat(cast: Cast, n: number) {
  return { retreatId: cast.retreatId, personId: personOf(cast, n) };
}

export function numbers(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, at) => at + 1);
}
