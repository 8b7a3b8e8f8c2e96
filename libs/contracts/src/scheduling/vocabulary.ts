import { z } from 'zod';
import { AreaCode, CalendarDay, CreditHours, Instant, SessionId } from '../core/primitives.js';

const slug = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

export const VenueId = z.uuid().describe('Id of the venue (UUID)');
export const SpeakerId = z
  .uuid()
  .describe('Id of a speaker’s place in the programme (UUID); it stays when the person changes');

/** Whose premises: an area code (33: the province’s campus), or the short name of an institution without one. */
export const HostCode = z
  .string()
  .regex(
    /^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?|[a-z][a-z0-9-]{1,39})$/,
    'must be an area code such as 33 or an institution such as poltekad',
  )
  .describe('Owner of the premises: an area code, or an institution such as poltekad');

/** What a retreat is called: Mandala Magelang Strategic Learning. */
export const RetreatTitle = z.string().trim().min(3).max(120);

/** First and last calendar day at the venue, both included. */
export const RetreatPeriod = z
  .object({ firstDay: CalendarDay, lastDay: CalendarDay })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    message: 'the last day lies before the first',
    path: ['lastDay'],
  });
export type RetreatPeriod = z.output<typeof RetreatPeriod>;

/** The venue of a retreat. `areaCode` is where it stands, which need not be in the city whose retreat it is. */
export const Place = z.object({
  venueId: VenueId,
  name: z.string().trim().min(2).max(120),
  areaCode: AreaCode,
});
export type Place = z.output<typeof Place>;

/** The short name of an objective, unique within its list: `m1`, `2026.mpp`. */
export const ObjectiveCode = z
  .string()
  .max(40)
  .regex(slug, 'must be a short name such as m1 or 2026.mpp');

export const Objective = z.object({
  code: ObjectiveCode,
  title: z.string().trim().min(3).max(200),
});
export type Objective = z.output<typeof Objective>;

/** A mission of Asta Cita, 1 to 8 (7: reform of politics, law and bureaucracy). */
export const AstaCitaMission = z.int().min(1).max(8).describe('Mission of Asta Cita, 1 to 8');

const distinct = (values: readonly (string | number)[]) => new Set(values).size === values.length;
const missions = z.array(AstaCitaMission).max(8).refine(distinct, 'a mission is named twice');
const objectives = z
  .array(Objective)
  .max(30)
  .refine((list) => distinct(list.map(({ code }) => code)), 'a code is used twice');

/** What a retreat is for: missions of the city’s RPJMD, priorities of the year, missions of Asta Cita. */
export const Objectives = z.object({
  rpjmd: objectives,
  priorities: objectives,
  astaCita: missions,
});
export type Objectives = z.output<typeof Objectives>;

/** What kind of session it is; docs/glossary.md gives the Indonesian word of each. */
export const SessionKind = z.enum([
  'registration',
  'health-check',
  'roll-call',
  'ceremony',
  'sport',
  'lecture',
  'simulation',
  'discussion',
  'drill',
  'outbound',
  'campfire-night',
  'worship',
  'meal-break',
  'rest',
  'test',
  'evaluation',
  'closing',
]);
export type SessionKind = z.output<typeof SessionKind>;

export const RoomCode = z.string().max(40).regex(slug, 'must be a short name such as aula-1');

/** A room of the venue, or an open place of it such as the parade ground. */
export const Room = z.object({ code: RoomCode, name: z.string().trim().min(2).max(120) });
export type Room = z.output<typeof Room>;

/** Which objectives a session serves: codes of the retreat’s own lists, and missions of Asta Cita. */
export const SessionTags = z.object({
  rpjmd: z.array(ObjectiveCode).max(30).refine(distinct, 'a code is named twice'),
  priorities: z.array(ObjectiveCode).max(30).refine(distinct, 'a code is named twice'),
  astaCita: missions,
});
export type SessionTags = z.output<typeof SessionTags>;

/** What a session is called; never a person’s name. */
export const SessionTitle = z.string().trim().min(2).max(200);

/** When and where a session takes place; no room means in the open or not yet known. */
export const SessionSlot = z.object({
  startsAt: Instant,
  endsAt: Instant,
  room: Room.nullable(),
});
export type SessionSlot = z.output<typeof SessionSlot>;

/** A session as the agenda holds it. `plannedJp` is 0 for kinds that carry no credit. */
export const Session = z.object({
  sessionId: SessionId,
  kind: SessionKind,
  title: SessionTitle,
  ...SessionSlot.shape,
  plannedJp: CreditHours,
  tags: SessionTags,
  speakerIds: z.array(SpeakerId).max(20).refine(distinct, 'a speaker is named twice'),
});
export type Session = z.output<typeof Session>;

/** Where a speaker comes from. */
export const SpeakerOrigin = z.enum([
  'central',
  'provincial',
  'city',
  'military',
  'academic',
  'private',
]);
export type SpeakerOrigin = z.output<typeof SpeakerOrigin>;

/** A speaker by office, never by name: `Kepala BKN`, `Badan Kepegawaian Negara`. */
export const SpeakerOffice = z.object({
  office: z.string().trim().min(2).max(120).describe('Office, never a name: Kepala BKN'),
  institution: z.string().trim().min(2).max(120),
});
export type SpeakerOffice = z.output<typeof SpeakerOffice>;
