import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import {
  CityCode,
  Instant,
  RegistrationId,
  RetreatId,
  SessionId,
  Timestamp,
} from '../core/primitives.js';
import { CheckInMethod, GateId, Punctuality, ScanDirection } from './vocabulary.js';

const GateLabel = z.string().trim().min(2).max(60).describe('What the gate is called on site');

export const GateView = z.object({
  gateId: GateId,
  retreatId: RetreatId,
  cityCode: CityCode,
  label: GateLabel,
  registeredAt: Instant,
});
export type GateView = z.output<typeof GateView>;

export const ScanId = z.uuid().describe('Made by the gate; the same scan sent twice counts once');

/** One pass seen at a gate: what a single check-in sends. */
const singleScan = z.strictObject({
  gateId: GateId,
  registrationId: RegistrationId,
  sessionId: SessionId,
  method: CheckInMethod.default('qr'),
  scannedAt: Timestamp.optional().describe('When the gate saw the pass; now when left out'),
  scanId: ScanId.optional(),
});

export const CheckInView = z.object({
  outcome: z
    .enum(['accepted', 'duplicate'])
    .describe('duplicate: the participant had checked in to this session before'),
  registrationId: RegistrationId,
  sessionId: SessionId,
  scannedAt: Instant.describe('When the check-in that counts was seen'),
  receivedAt: Instant,
  lateMinutes: z.number().int(),
  punctuality: Punctuality,
});
export type CheckInView = z.output<typeof CheckInView>;

export const CheckOutView = z.object({
  outcome: z.enum(['accepted', 'duplicate']),
  registrationId: RegistrationId,
  sessionId: SessionId,
  scannedAt: Instant.describe('When the check-out that counts was seen'),
  receivedAt: Instant,
  earlyMinutes: z.number().int(),
});
export type CheckOutView = z.output<typeof CheckOutView>;

/** At most so many scans in one upload. */
export const scansPerUpload = 500;

const UploadedScan = z.strictObject({
  scanId: ScanId,
  registrationId: RegistrationId,
  sessionId: SessionId,
  direction: ScanDirection,
  method: CheckInMethod.default('qr'),
  scannedAt: Timestamp,
});

export const ScanOutcome = z.object({
  scanId: ScanId,
  outcome: z.enum(['accepted', 'duplicate', 'refused']),
  code: z.string().nullable().describe('Why it was refused'),
});
export type ScanOutcome = z.output<typeof ScanOutcome>;

export const UploadView = z.object({
  receivedAt: Instant,
  accepted: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  outcomes: z.array(ScanOutcome).describe('In the order of the scans'),
});
export type UploadView = z.output<typeof UploadView>;

export const gatesApi = {
  registerGate: defineEndpoint({
    summary: 'Register a device as a gate of a retreat; the same label meets the same gate',
    method: 'POST',
    path: '/v1/gates',
    status: 201,
    body: z.strictObject({ retreatId: RetreatId, label: GateLabel }),
    response: GateView,
  }),
  getGate: defineEndpoint({
    summary: 'A gate',
    method: 'GET',
    path: '/v1/gates/:gateId',
    params: z.strictObject({ gateId: GateId }),
    response: GateView,
  }),
  listGates: defineEndpoint({
    summary: 'The gates of a retreat',
    method: 'GET',
    path: '/v1/retreats/:retreatId/gates',
    params: z.strictObject({ retreatId: RetreatId }),
    query: pageQuery,
    response: pageOf(GateView),
  }),
  checkIn: defineEndpoint({
    summary: 'Check one participant in to a session',
    method: 'POST',
    path: '/v1/check-ins',
    idempotency: 'by-nature',
    body: singleScan,
    response: CheckInView,
  }),
  checkOut: defineEndpoint({
    summary: 'Record that a participant left a session',
    method: 'POST',
    path: '/v1/check-outs',
    idempotency: 'by-nature',
    body: singleScan,
    response: CheckOutView,
  }),
  uploadScans: defineEndpoint({
    summary: 'Send the scans of a gate that was offline, in any order, with an outcome for each',
    method: 'POST',
    path: '/v1/gates/:gateId/uploads',
    idempotency: 'required-key',
    params: z.strictObject({ gateId: GateId }),
    body: z.strictObject({ scans: z.array(UploadedScan).min(1).max(scansPerUpload) }),
    response: UploadView,
  }),
};
