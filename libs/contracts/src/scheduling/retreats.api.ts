import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  AreaCode,
  CalendarDay,
  CityCode,
  CreditHours,
  Instant,
  Reason,
  RetreatId,
  TimeZone,
} from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import {
  HostCode,
  Objective,
  Objectives,
  Place,
  RetreatPeriod,
  RetreatTitle,
  SpeakerOrigin,
  VenueId,
} from './vocabulary.js';

export const RetreatStatus = z.enum(['drafted', 'announced', 'open', 'closed', 'cancelled']);
export type RetreatStatus = z.output<typeof RetreatStatus>;

export const RetreatView = z.object({
  retreatId: RetreatId,
  cityCode: CityCode.describe('Whose retreat it is'),
  operatorCode: AreaCode.describe('Who runs it'),
  hostCode: HostCode,
  title: RetreatTitle,
  status: RetreatStatus,
  period: RetreatPeriod,
  timeZone: TimeZone,
  place: Place,
  objectives: Objectives,
  agenda: z.object({
    release: z.int().min(0).describe('0 while nothing is published'),
    sessions: z.int().min(0),
    plannedJp: CreditHours,
  }),
  speakers: z.object({
    planned: z.int().min(0),
    open: z.int().min(0).describe('Nobody invited, or declined and not replaced'),
    invited: z.int().min(0),
    confirmed: z.int().min(0),
  }),
  reschedulings: z.array(
    z.object({ from: RetreatPeriod, to: RetreatPeriod, reason: Reason, at: Instant }),
  ),
  relocations: z.array(z.object({ from: Place, to: Place, reason: Reason, at: Instant })),
  draftedAt: Instant,
  announcedAt: Instant.nullable(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
});
export type RetreatView = z.output<typeof RetreatView>;

/** Registrations by state, as far as this service has heard of them. */
export const ParticipantsView = z.object({
  nominated: z.int().min(0),
  confirmed: z.int().min(0).describe('Seats taken, those that are asked again included'),
  reconfirming: z.int().min(0).describe('Of the confirmed: asked again after a rescheduling'),
  waitlisted: z.int().min(0),
  rejected: z.int().min(0),
  declined: z.int().min(0),
  substituted: z.int().min(0),
  cancelled: z.int().min(0),
  asOf: Instant.nullable().describe('Time of the latest news; null: nothing heard yet'),
});
export type ParticipantsView = z.output<typeof ParticipantsView>;

export const RetreatOverview = RetreatView.extend({ participants: ParticipantsView });
export type RetreatOverview = z.output<typeof RetreatOverview>;

const objectiveList = z
  .array(z.strictObject({ ...Objective.shape, title: publicText(Objective.shape.title) }))
  .max(30)
  .refine(
    (list) => new Set(list.map(({ code }) => code)).size === list.length,
    'a code is used twice',
  );
const period = RetreatPeriod.strict();
const retreat = z.strictObject({ retreatId: RetreatId });
const reason = publicText(Reason);

export const retreatsApi = {
  draftRetreat: defineEndpoint({
    summary: 'Plans a retreat',
    method: 'POST',
    path: '/v1/retreats',
    idempotency: 'required-key',
    status: 201,
    body: z.strictObject({
      cityCode: CityCode,
      operatorCode: AreaCode,
      title: publicText(RetreatTitle),
      period,
      venueId: VenueId,
      objectives: z
        .strictObject({
          ...Objectives.shape,
          rpjmd: objectiveList.default([]),
          priorities: objectiveList.default([]),
          astaCita: Objectives.shape.astaCita.default([]),
        })
        .prefault({}),
      speakerSlots: z
        .array(z.strictObject({ expectedFrom: z.array(SpeakerOrigin).max(6).default([]) }))
        .max(50)
        .default([])
        .describe('Speakers that are planned while nobody is named yet'),
    }),
    response: RetreatView,
  }),
  announceRetreat: defineEndpoint({
    summary: 'Makes the retreat public',
    method: 'POST',
    path: '/v1/retreats/:retreatId/announce',
    params: retreat,
    response: RetreatView,
  }),
  rescheduleRetreat: defineEndpoint({
    summary: 'Moves the retreat to other days; the agenda moves with it',
    method: 'POST',
    path: '/v1/retreats/:retreatId/reschedule',
    params: retreat,
    body: z.strictObject({ period, reason }),
    response: RetreatView,
  }),
  relocateRetreat: defineEndpoint({
    summary: 'Moves the retreat to other premises; its sessions need new rooms',
    method: 'POST',
    path: '/v1/retreats/:retreatId/relocate',
    params: retreat,
    body: z.strictObject({ venueId: VenueId, reason }),
    response: RetreatView,
  }),
  cancelRetreat: defineEndpoint({
    summary: 'Calls the retreat off',
    method: 'POST',
    path: '/v1/retreats/:retreatId/cancel',
    params: retreat,
    body: z.strictObject({ reason }),
    response: RetreatView,
  }),
  openRetreat: defineEndpoint({
    summary: 'Opens the retreat, on one of its days',
    method: 'POST',
    path: '/v1/retreats/:retreatId/open',
    params: retreat,
    response: RetreatView,
  }),
  closeRetreat: defineEndpoint({
    summary: 'Closes the retreat; its agenda is final',
    method: 'POST',
    path: '/v1/retreats/:retreatId/close',
    params: retreat,
    response: RetreatView,
  }),
  getRetreat: defineEndpoint({
    summary: 'A retreat with what is known of its participants',
    method: 'GET',
    path: '/v1/retreats/:retreatId',
    params: retreat,
    response: RetreatOverview,
  }),
  listRetreats: defineEndpoint({
    summary: 'Retreats of the own area by their first day',
    method: 'GET',
    path: '/v1/retreats',
    query: pageQuery.extend({
      cityCode: CityCode.optional(),
      operatorCode: AreaCode.optional(),
      status: RetreatStatus.optional(),
      from: CalendarDay.optional().describe('Retreats that end on this day or later'),
      to: CalendarDay.optional().describe('Retreats that begin on this day or earlier'),
    }),
    response: pageOf(RetreatOverview),
  }),
};
