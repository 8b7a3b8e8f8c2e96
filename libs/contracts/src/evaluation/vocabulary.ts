import { z } from 'zod';
import { CalendarDay } from '../core/primitives.js';

/**
 * The nine elements (unsur) of a service survey, PermenPANRB 14/2017. Named, never numbered: questionnaires in use
 * disagree on which of complaints and facilities is the eighth.
 */
export const serviceElements = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'competence',
  'behaviour',
  'complaints',
  'facilities',
] as const;
export const ServiceElement = z.enum(serviceElements);
export type ServiceElement = z.infer<typeof ServiceElement>;

/** One value per element. */
export function perElement<Value extends z.ZodType>(value: Value) {
  return z.object({
    requirements: value,
    procedure: value,
    time: value,
    cost: value,
    product: value,
    competence: value,
    behaviour: value,
    complaints: value,
    facilities: value,
  });
}

/** How an IKM was computed: values of different methods are never compared. */
export const SurveyMethod = z
  .enum(['exact-ninth', 'rounded-0.11', 'rounded-0.111'])
  .describe(
    'exact-ninth: weight 1/9, unrounded means. The rounded weights occur on imported figures only',
  );
export type SurveyMethod = z.infer<typeof SurveyMethod>;

/** Service grade (mutu pelayanan), best first. */
export const ServiceGrade = z.enum(['A', 'B', 'C', 'D']);
export type ServiceGrade = z.infer<typeof ServiceGrade>;

/** IKM, two decimals. */
export const Ikm = z.number().min(24.75).max(100).describe('IKM, 25 to 100, two decimals');

/** First and last day of a survey or of a comparison. */
export const SurveyPeriod = z
  .object({ from: CalendarDay, to: CalendarDay })
  .refine(({ from, to }) => from <= to, { message: 'must not end before it starts', path: ['to'] });
export type SurveyPeriod = z.infer<typeof SurveyPeriod>;

/** The Kirkpatrick levels that are asked in waves: reaction (1) and behaviour (3). */
export const SurveyLevel = z.enum(['reaction', 'behaviour']);
export type SurveyLevel = z.infer<typeof SurveyLevel>;

/** A wave of one level of one retreat. */
export const WaveCode = z
  .string()
  .regex(/^(reaction|behaviour)-d\d{1,3}$/, 'must be a wave such as reaction-d0 or behaviour-d90')
  .describe('Level and days after the close of the retreat, e.g. behaviour-d90');
export type WaveCode = z.infer<typeof WaveCode>;

/** Who answers: the participant, the superior, a peer. */
export const RespondentRole = z.enum(['self', 'superior', 'peer']);
export type RespondentRole = z.infer<typeof RespondentRole>;

export const InstrumentCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,39}$/, 'must be a short name such as reaction-default')
  .describe('Short name of an instrument');
export const InstrumentRef = z.object({
  code: InstrumentCode,
  version: z.number().int().min(1).describe('Version of the instrument: scale, items and bands'),
});
export type InstrumentRef = z.infer<typeof InstrumentRef>;

/** What an item asks about, e.g. speaker or catering. */
export const Aspect = z
  .string()
  .regex(/^[a-z][a-z-]{2,39}$/)
  .describe('What the items ask about, e.g. speaker');

export const Percent = z.number().int().min(0).max(100);
export const Count = z.number().int().min(0);

/** Whether a value is Korsa's labelled assumption or was set for this retreat. */
export const WaveBasis = z.enum(['assumption', 'set']);
export type WaveBasis = z.infer<typeof WaveBasis>;

/** What a monitoring visit found about an action plan. */
export const FindingCode = z.enum(['on-track', 'delayed', 'not-started', 'obstacle', 'achieved']);
export type FindingCode = z.infer<typeof FindingCode>;
