import { z } from 'zod';
import { defineEndpoint, pageOf, pageQuery } from '../core/endpoint.js';
import { publicText } from '../core/public-text.js';
import { Aspect, InstrumentCode, RespondentRole, SurveyLevel } from './vocabulary.js';

const items = z
  .array(
    z.strictObject({
      item: z
        .string()
        .regex(/^[a-z][a-z0-9-]{2,59}$/)
        .describe('Short name of the item'),
      aspect: Aspect,
      perSession: z.boolean().default(false).describe('Asked once for each session'),
      text: z
        .string()
        .trim()
        .min(5)
        .max(300)
        .describe('What the respondent reads, in the language of the city'),
    }),
  )
  .min(1)
  .max(60);

const BandName = z.string().trim().min(2).max(40);
const bandsOf = (name: z.ZodString) =>
  z
    .array(z.strictObject({ from: z.number().describe('Lowest mean of the band'), name }))
    .min(2)
    .max(10)
    .describe('Ascending; the first one starts at the lowest score');

const publishInstrumentBody = z.strictObject({
  level: SurveyLevel,
  scale: z.strictObject({ min: z.number().int().min(0), max: z.number().int().max(100) }),
  respondents: z.array(RespondentRole).min(1).max(3),
  items,
  bands: bandsOf(publicText(BandName)),
});

const instrumentView = publishInstrumentBody.extend({
  bands: bandsOf(BandName),
  code: InstrumentCode,
  version: z.number().int().min(1),
  shipped: z.boolean().describe('Comes with Korsa, same for every city'),
});
export type InstrumentView = z.input<typeof instrumentView>;

export const instrumentsApi = {
  listInstruments: defineEndpoint({
    summary: 'Instruments the city can use, every version',
    method: 'GET',
    path: '/v1/instruments',
    query: pageQuery.extend({ level: SurveyLevel.optional() }),
    response: pageOf(instrumentView),
  }),
  publishInstrument: defineEndpoint({
    summary: 'Publish the next version of an instrument of the city',
    method: 'POST',
    path: '/v1/instruments/:code/versions',
    status: 201,
    params: z.strictObject({ code: InstrumentCode }),
    body: publishInstrumentBody,
    response: instrumentView,
  }),
};
