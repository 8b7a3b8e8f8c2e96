import { z } from 'zod';
import { CalendarDay, CityCode, Instant, PersonId, UnitCode } from '../core/primitives.js';
import { publicText } from '../core/public-text.js';
import {
  Eselon,
  FunctionalGrade,
  OfficeKind,
  PersonCategory,
  PositionKind,
  UnitKind,
} from './vocabulary.js';

const title = (max: number) => z.string().trim().min(1).max(max).nullable().default(null);

/** Academic titles are fields of their own: certificates print the name without them, assignments with them. */
export const PersonName = z.strictObject({
  full: z.string().trim().min(2).max(120).describe('Name without titles'),
  titleBefore: title(40).describe('Titles before the name, e.g. Dr.'),
  titleAfter: title(80).describe('Titles after the name, e.g. S.Sos., M.Si.'),
});

export const Position = z.strictObject({
  title: z.string().trim().min(2).max(150).describe('Name of the post as the decree says'),
  kind: PositionKind,
  officeKind: OfficeKind,
  eselon: Eselon.nullable().default(null),
  functionalGrade: FunctionalGrade.nullable().default(null),
  acting: z.boolean().default(false).describe('Plt or Plh'),
});

const NipText = z
  .string({ error: 'a NIP is text: 18 digits do not fit a JSON number without loss' })
  .max(40)
  .describe('18 digits, spaces and dots allowed; always text');

export const enrolPersonBody = z.strictObject({
  name: PersonName,
  category: PersonCategory,
  nip: NipText.nullable().default(null).describe('For PNS and PPPK'),
  institution: z
    .string()
    .trim()
    .min(2)
    .max(120)
    .nullable()
    .default(null)
    .describe('For BUMD and other, instead of a NIP'),
  sex: z.enum(['male', 'female']).optional().describe('Checked against the NIP, not stored'),
  birthDate: CalendarDay.optional().describe('Checked against the NIP, not stored'),
  position: Position,
  unitCode: UnitCode,
});
export type EnrolPersonBody = z.output<typeof enrolPersonBody>;
/** One row of an import, as a client writes it. */
export type EnrolPersonRow = z.input<typeof enrolPersonBody>;

export const personView = z.object({
  personId: PersonId,
  cityCode: CityCode,
  name: PersonName.nullable().describe('null when erased'),
  nip: z.string().nullable().describe('The last 3 digits unless the full number is asked for'),
  nipFormatValid: z.boolean(),
  verifiedAtBkn: z.boolean().describe('A NIP of valid form need not be registered at BKN'),
  institution: z.string().nullable(),
  category: PersonCategory,
  position: Position,
  unitCode: UnitCode,
  enrolledAt: Instant,
  erasedAt: Instant.nullable(),
});
export type PersonView = z.output<typeof personView>;

export const workUnitBody = z.strictObject({
  unitCode: UnitCode,
  name: publicText(z.string().trim().min(2).max(150)),
  kind: UnitKind,
  parentCode: UnitCode.nullable().default(null),
  headPersonId: PersonId.nullable().default(null),
  validFrom: CalendarDay,
});

export const workUnitView = z.object({
  unitCode: UnitCode,
  cityCode: CityCode,
  name: z.string(),
  kind: UnitKind,
  parentCode: UnitCode.nullable(),
  headPersonId: PersonId.nullable(),
  validFrom: CalendarDay,
  validTo: CalendarDay.nullable().describe('Last day, null while it exists'),
  successorCode: UnitCode.nullable(),
});
export type WorkUnitView = z.output<typeof workUnitView>;
