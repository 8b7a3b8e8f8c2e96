import { z } from 'zod';
import { defineEndpoint } from '../core/endpoint.js';
import { Instant, PersonId, RegistrationId, RetreatId, SessionId } from '../core/primitives.js';
import {
  Aspect,
  Count,
  InstrumentRef,
  RespondentRole,
  SurveyLevel,
  WaveBasis,
  WaveCode,
} from './vocabulary.js';

const ofRetreat = z.strictObject({ retreatId: RetreatId });
const ofWave = ofRetreat.extend({ wave: WaveCode });
const days = z.number().int().min(1).max(365);

const cell = z.object({
  respondent: RespondentRole,
  aspect: Aspect,
  sessionId: SessionId.nullable(),
});
const waveResults = z.object({
  cells: z.array(cell.extend({ n: Count, mean: z.number(), band: z.string() })),
  suppressedCells: z.array(cell),
  suppressedBelow: z.number().int(),
});
const waveView = z.object({
  wave: WaveCode,
  level: SurveyLevel,
  status: z.enum(['planned', 'open', 'closed']),
  basis: WaveBasis.describe('assumption: the default of Korsa'),
  afterDays: Count,
  openDays: days,
  instrument: InstrumentRef,
  dueAt: Instant.nullable().describe('null until the retreat is closed'),
  openedAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  responses: Count,
  results: waveResults.nullable().describe('null until the wave is closed'),
});
export type WaveView = z.input<typeof waveView>;
const wavesView = z.object({ retreatId: RetreatId, waves: z.array(waveView) });
export type WavesView = z.input<typeof wavesView>;

const planWavesBody = z.strictObject({
  waves: z
    .array(
      z.strictObject({
        level: SurveyLevel,
        afterDays: z.number().int().min(0).max(730).describe('Days after the close'),
        openDays: days,
        instrument: InstrumentRef.strict().optional().describe('Left out: the shipped one'),
      }),
    )
    .max(10),
});

const responseBody = z.strictObject({
  role: RespondentRole,
  registrationId: RegistrationId.describe('The participant who answers, or is answered about'),
  respondentId: PersonId.optional().describe('The superior or peer; left out by the participant'),
  answers: z
    .array(
      z.strictObject({
        item: z.string().min(3).max(60),
        sessionId: SessionId.optional().describe('For items asked once for each session'),
        score: z.number().int(),
      }),
    )
    .min(1)
    .max(400),
});
export type ResponseBody = z.output<typeof responseBody>;

/** What became of one row of a batch: the code of the broken rule when it was refused. */
export const rowOutcome = z.object({
  row: Count.describe('Place in the batch, from 0'),
  outcome: z.enum(['accepted', 'refused']),
  code: z.string().nullable(),
});
export type RowOutcome = z.input<typeof rowOutcome>;
export const batchView = z.object({
  accepted: Count,
  refused: Count,
  rows: z.array(rowOutcome),
});
export type BatchView = z.input<typeof batchView>;

export const responsesApi = {
  getWaves: defineEndpoint({
    summary: 'Waves of a retreat, with the results of those that are closed',
    method: 'GET',
    path: '/v1/retreats/:retreatId/waves',
    params: ofRetreat,
    response: wavesView,
  }),
  planWaves: defineEndpoint({
    summary: 'Replace the waves that are not open yet',
    method: 'PUT',
    path: '/v1/retreats/:retreatId/waves',
    params: ofRetreat,
    body: planWavesBody,
    response: wavesView,
  }),
  respond: defineEndpoint({
    summary: 'Answer a wave: counted, never stored as an answer of a person',
    method: 'POST',
    path: '/v1/retreats/:retreatId/waves/:wave/responses',
    idempotency: 'by-nature',
    status: 201,
    params: ofWave,
    body: responseBody,
    response: z.object({ wave: WaveCode }),
  }),
  respondInBatch: defineEndpoint({
    summary: 'Answers from paper or another form tool, each accepted or refused by itself',
    method: 'POST',
    path: '/v1/retreats/:retreatId/waves/:wave/responses/batch',
    idempotency: 'by-nature',
    params: ofWave,
    body: z.strictObject({ responses: z.array(responseBody).min(1).max(500) }),
    response: batchView,
  }),
  closeWave: defineEndpoint({
    summary: 'Close a wave before its last day and publish its results',
    method: 'POST',
    path: '/v1/retreats/:retreatId/waves/:wave/close',
    params: ofWave,
    response: waveView,
  }),
};
