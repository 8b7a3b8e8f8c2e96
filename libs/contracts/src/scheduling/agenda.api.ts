import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import {
  CalendarDay,
  CreditHours,
  Instant,
  RetreatId,
  SessionId,
  Timestamp,
  TimeZone,
} from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import {
  AstaCitaMission,
  Objective,
  RoomCode,
  Session,
  SessionKind,
  SessionTags,
  SessionTitle,
} from './vocabulary.js';

/** How planned JP are counted. Not fixed by a text at hand, hence a setting that is labelled so. */
export const JpPolicyView = z.object({
  minutesPerJp: z.literal(45),
  rounding: z.enum(['floor', 'nearest', 'tenth']),
  creditedKinds: z.array(SessionKind),
  basis: z.literal('assumption'),
});
export type JpPolicyView = z.output<typeof JpPolicyView>;

/** Something to look at that does not forbid the agenda. */
export const AgendaWarning = z.object({
  code: z.enum(['friday-prayer', 'room-missing', 'room-too-small', 'speaker-double-booked']),
  sessionId: SessionId,
  detail: z.string(),
});
export type AgendaWarning = z.output<typeof AgendaWarning>;

export const PlannedSessionView = z.object({
  session: Session,
  warnings: z.array(AgendaWarning),
});
export type PlannedSessionView = z.output<typeof PlannedSessionView>;

const totals = {
  sessions: z.array(Session).describe('By start'),
  plannedJp: CreditHours,
  days: z.array(z.object({ day: CalendarDay, sessions: z.int().min(0), plannedJp: CreditHours })),
  jpPolicy: JpPolicyView,
  timeZone: TimeZone,
};

export const AgendaView = z.object({
  retreatId: RetreatId,
  release: z.int().min(0).describe('0 while nothing is published'),
  publishedAt: Instant.nullable(),
  ...totals,
});
export type AgendaView = z.output<typeof AgendaView>;

export const DraftAgendaView = z.object({
  retreatId: RetreatId,
  ...totals,
  /** What the next release would say. */
  changes: z.object({
    scheduled: z.array(SessionId),
    moved: z.array(SessionId),
    cancelled: z.array(SessionId),
  }),
  warnings: z.array(AgendaWarning),
});
export type DraftAgendaView = z.output<typeof DraftAgendaView>;

const served = { sessions: z.int().min(0), plannedJp: CreditHours };

/** Which objectives the released agenda serves. A session that serves several counts in full for each. */
export const AgendaCoverageView = z.object({
  retreatId: RetreatId,
  release: z.int().min(0),
  rpjmd: z.array(z.object({ ...Objective.shape, ...served })),
  priorities: z.array(z.object({ ...Objective.shape, ...served })),
  astaCita: z.array(
    z.object({
      mission: AstaCitaMission,
      title: z.string(),
      declared: z.boolean().describe('Whether the retreat names it as an objective'),
      ...served,
    }),
  ),
  uncovered: z.object({
    rpjmd: z.array(z.string()),
    priorities: z.array(z.string()),
    astaCita: z.array(AstaCitaMission),
  }),
  untagged: z.object(served).describe('Sessions with JP that serve no objective'),
});
export type AgendaCoverageView = z.output<typeof AgendaCoverageView>;

const tags = z
  .strictObject({
    rpjmd: SessionTags.shape.rpjmd.default([]),
    priorities: SessionTags.shape.priorities.default([]),
    astaCita: SessionTags.shape.astaCita.default([]),
  })
  .prefault({});

const retreat = z.strictObject({ retreatId: RetreatId });
const session = z.strictObject({ retreatId: RetreatId, sessionId: SessionId });

export const agendaApi = {
  addSession: defineEndpoint({
    summary: 'Adds a session to the draft of the agenda',
    method: 'POST',
    path: '/v1/retreats/:retreatId/agenda/sessions',
    status: 201,
    params: retreat,
    body: z.strictObject({
      kind: SessionKind,
      title: publicText(SessionTitle),
      startsAt: Timestamp,
      endsAt: Timestamp,
      roomCode: RoomCode.nullable().default(null),
      tags,
      speakerIds: Session.shape.speakerIds.default([]),
    }),
    response: PlannedSessionView,
  }),
  moveSession: defineEndpoint({
    summary: 'Gives a session another time or room in the draft; what is left out stays',
    method: 'POST',
    path: '/v1/retreats/:retreatId/agenda/sessions/:sessionId/move',
    params: session,
    body: z.strictObject({
      startsAt: Timestamp.optional(),
      endsAt: Timestamp.optional(),
      roomCode: RoomCode.nullable().optional(),
    }),
    response: PlannedSessionView,
  }),
  cancelSession: defineEndpoint({
    summary: 'Takes a session out of the draft',
    method: 'POST',
    path: '/v1/retreats/:retreatId/agenda/sessions/:sessionId/cancel',
    params: session,
    response: DraftAgendaView,
  }),
  publishAgenda: defineEndpoint({
    summary: 'Publishes the draft as the next release and takes its rooms',
    method: 'POST',
    path: '/v1/retreats/:retreatId/agenda/publish',
    params: retreat,
    response: AgendaView,
  }),
  getAgenda: defineEndpoint({
    summary: 'The released agenda with its JP',
    method: 'GET',
    path: '/v1/retreats/:retreatId/agenda',
    params: retreat,
    response: AgendaView,
  }),
  getDraftAgenda: defineEndpoint({
    summary: 'The draft of the agenda, what it changes, and warnings',
    method: 'GET',
    path: '/v1/retreats/:retreatId/agenda/draft',
    params: retreat,
    response: DraftAgendaView,
  }),
  getAgendaCoverage: defineEndpoint({
    summary: 'Which objectives the released agenda serves, and which it misses',
    method: 'GET',
    path: '/v1/retreats/:retreatId/agenda/coverage',
    params: retreat,
    response: AgendaCoverageView,
  }),
};
