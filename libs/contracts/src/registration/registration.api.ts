import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  CityCode,
  Instant,
  PersonId,
  RegistrationId,
  RetreatId,
  UnitCode,
} from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import { rowOutcome } from './import.dto.js';
import {
  AbsenceReason,
  CancellationReason,
  PersonCategory,
  positionFacts,
  RefusalReason,
  RegistrationStatus,
  UnitKind,
} from './vocabulary.js';

const params = z.strictObject({ registrationId: RegistrationId });
const count = z.number().int().min(0);

const nomination = z.strictObject({
  personId: PersonId,
  group: publicText(z.string().trim().min(1).max(20))
    .nullable()
    .default(null)
    .describe('Group or platoon'),
});

/** Why the rule does not admit a person: the fact it met and what it would have admitted. */
export const refusal = z.object({
  reason: RefusalReason,
  actual: z.string().nullable(),
  admitted: z.array(z.string()),
});

export const registrationView = z.object({
  registrationId: RegistrationId,
  retreatId: RetreatId,
  personId: PersonId,
  cityCode: CityCode,
  status: RegistrationStatus,
  ...positionFacts,
  unitCode: UnitCode,
  unitKind: UnitKind,
  group: z.string().nullable(),
  refusals: z.array(refusal).describe('Why it was rejected, else empty'),
  waitlistPosition: z.number().int().min(1).nullable().describe('Place on the wait-list, from 1'),
  nominatedAt: Instant,
  confirmedAt: Instant.nullable(),
  endedAt: Instant.nullable().describe('When it was declined, substituted or cancelled'),
  endReason: z.union([AbsenceReason, CancellationReason]).nullable(),
  substituteFor: RegistrationId.nullable(),
  substitutedBy: RegistrationId.nullable(),
});
export type RegistrationView = z.output<typeof registrationView>;

/** A registration beside what the directory says of its person today. */
export const registrationDetails = registrationView.extend({
  positionChanged: z
    .boolean()
    .describe('The person holds another position than when nominated: think of a substitute'),
});
export type RegistrationDetails = z.output<typeof registrationDetails>;

export const registrationSummary = z.object({
  retreatId: RetreatId,
  total: count,
  byStatus: z.record(RegistrationStatus, count),
  seatsHeldByCategory: z
    .record(PersonCategory, count)
    .describe('Confirmed and reconfirming registrations'),
  positionChanged: count.describe('Active registrations whose person has moved since'),
});
export type RegistrationSummary = z.output<typeof registrationSummary>;

export const registrationsApi = {
  nominateParticipant: defineEndpoint({
    summary: 'Nominate a person; one whom the rule does not admit is registered as rejected',
    method: 'POST',
    path: '/v1/registrations',
    status: 201,
    body: nomination.extend({ retreatId: RetreatId }),
    response: registrationView,
  }),
  nominateParticipants: defineEndpoint({
    summary: 'Nominate up to 200 persons, each row on its own',
    method: 'POST',
    path: '/v1/retreats/:retreatId/registrations',
    idempotency: 'required-key',
    params: z.strictObject({ retreatId: RetreatId }),
    body: z.strictObject({ nominations: z.array(nomination).min(1).max(200) }),
    response: z.object({
      nominated: count,
      rejected: count,
      refused: count,
      rows: z.array(
        rowOutcome(['nominated', 'rejected', 'refused'], {
          personId: PersonId,
          registrationId: RegistrationId,
          refusals: z.array(refusal),
        }),
      ),
    }),
  }),
  listRegistrations: defineEndpoint({
    summary: 'Registrations of the area',
    method: 'GET',
    path: '/v1/registrations',
    query: pageQuery.extend({
      retreatId: RetreatId.optional(),
      personId: PersonId.optional(),
      status: RegistrationStatus.optional(),
      unitCode: UnitCode.optional(),
    }),
    response: pageOf(registrationDetails),
  }),
  getRegistration: defineEndpoint({
    summary: 'One registration',
    method: 'GET',
    path: '/v1/registrations/:registrationId',
    params,
    response: registrationDetails,
  }),
  summarizeRegistrations: defineEndpoint({
    summary: 'How many registrations of a retreat are in which state',
    method: 'GET',
    path: '/v1/retreats/:retreatId/registrations/summary',
    params: z.strictObject({ retreatId: RetreatId }),
    response: registrationSummary,
  }),
  confirmParticipation: defineEndpoint({
    summary: 'Say yes: takes a seat, or a place on the wait-list when every seat is taken',
    method: 'POST',
    path: '/v1/registrations/:registrationId/confirm',
    params,
    response: registrationView,
  }),
  declineParticipation: defineEndpoint({
    summary: 'Say no, with a reason; the first of the wait-list gets the seat',
    method: 'POST',
    path: '/v1/registrations/:registrationId/decline',
    params,
    body: z.strictObject({ reason: AbsenceReason }),
    response: registrationView,
  }),
  substituteParticipant: defineEndpoint({
    summary: 'Give the place as it stands to another person',
    method: 'POST',
    path: '/v1/registrations/:registrationId/substitute',
    params,
    body: z.strictObject({ personId: PersonId, reason: AbsenceReason }),
    response: z.object({ registration: registrationView, substitute: registrationView }),
  }),
  cancelRegistration: defineEndpoint({
    summary: 'Take a registration back; the first of the wait-list gets the seat',
    method: 'POST',
    path: '/v1/registrations/:registrationId/cancel',
    params,
    body: z.strictObject({ reason: CancellationReason }),
    response: registrationView,
  }),
};
