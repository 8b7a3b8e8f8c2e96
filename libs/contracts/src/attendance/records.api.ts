import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  CertificateId,
  CityCode,
  CreditHours,
  Instant,
  PersonId,
  RegistrationId,
  RetreatId,
} from '../core/primitives.js';
import { CertificateOutcome, PolicyBasis } from './vocabulary.js';

export const CreditEntry = z.object({
  kind: z.enum(['posted', 'reversed']),
  jp: CreditHours,
  year: z.number().int(),
  retreatId: RetreatId,
  registrationId: RegistrationId,
  enteredAt: Instant,
});

/** JP of one year against what the law says of the category. */
export const CreditYear = z.object({
  year: z.number().int(),
  jp: z.number(),
  rule: z
    .enum(['at-least', 'at-most'])
    .describe('PNS: at least 20 JP a calendar year. PPPK: at most 24 JP a contract year'),
  limitJp: z.number().int(),
  standing: z
    .enum(['below', 'reached', 'within', 'above'])
    .describe('above warns only: the JP were earned'),
  basis: PolicyBasis.nullable().describe(
    'assumption: the contract year of a PPPK is not known and taken to be the calendar year',
  ),
});
export type CreditYear = z.output<typeof CreditYear>;

export const CreditLedgerView = z.object({
  personId: PersonId,
  cityCode: CityCode,
  category: z.enum(['PNS', 'PPPK']),
  years: z.array(CreditYear),
  entries: z.array(CreditEntry),
});
export type CreditLedgerView = z.output<typeof CreditLedgerView>;

/** What anybody may know who holds the number: no person in it. */
export const CertificateVerification = z.object({
  number: z.string(),
  valid: z.boolean(),
  outcome: CertificateOutcome,
  jp: CreditHours,
  cityCode: CityCode,
  retreatId: RetreatId,
  issuedAt: Instant,
  revokedAt: Instant.nullable(),
});
export type CertificateVerification = z.output<typeof CertificateVerification>;

export const CertificateView = CertificateVerification.extend({
  certificateId: CertificateId,
  registrationId: RegistrationId,
  personId: PersonId,
  basis: PolicyBasis,
  replacedBy: CertificateId.nullable(),
});
export type CertificateView = z.output<typeof CertificateView>;

export const recordsApi = {
  getCreditLedger: defineEndpoint({
    summary: 'The JP of a civil servant, year by year',
    method: 'GET',
    path: '/v1/people/:personId/credits',
    params: z.strictObject({ personId: PersonId }),
    response: CreditLedgerView,
  }),
  listCertificates: defineEndpoint({
    summary: 'The certificates of a retreat, revoked ones too',
    method: 'GET',
    path: '/v1/retreats/:retreatId/certificates',
    params: z.strictObject({ retreatId: RetreatId }),
    query: pageQuery.extend({
      outcome: CertificateOutcome.optional(),
      registrationId: RegistrationId.optional(),
      valid: z.enum(['true', 'false']).optional(),
    }),
    response: pageOf(CertificateView),
  }),
  getCertificate: defineEndpoint({
    summary: 'A certificate',
    method: 'GET',
    path: '/v1/certificates/:certificateId',
    params: z.strictObject({ certificateId: CertificateId }),
    response: CertificateView,
  }),
  verifyCertificate: defineEndpoint({
    summary: 'Whether a certificate number is genuine and valid',
    method: 'GET',
    path: '/v1/certificates',
    query: z.strictObject({ number: z.string().trim().min(3).max(80) }),
    response: CertificateVerification,
  }),
};
