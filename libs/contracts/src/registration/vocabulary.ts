import { z } from 'zod';

/** Employment of a person: PNS and PPPK are civil servants (ASN) and have a NIP, the others have an institution. */
export const PersonCategory = z
  .enum(['PNS', 'PPPK', 'BUMD', 'other'])
  .describe('PNS and PPPK are civil servants with a NIP; BUMD and other have an institution');

/** Jenis jabatan of UU 20/2023; the eselon is a fact of its own and never follows from it. */
export const PositionKind = z
  .enum(['high-leadership', 'administrator', 'supervisor', 'executor', 'functional', 'non-asn'])
  .describe('high-leadership = JPT, supervisor = pengawas, executor = pelaksana');

/** What office a person holds. An acting holder (Plt, Plh) has the office and the flag `acting`. */
export const OfficeKind = z
  .enum([
    'regional-secretary',
    'assistant',
    'expert-staff',
    'council-secretary',
    'inspector',
    'agency-head',
    'hospital-director',
    'agency-secretary',
    'division-head',
    'section-head',
    'subdistrict-head',
    'subdistrict-secretary',
    'urban-ward-head',
    'urban-ward-secretary',
    'bumd-director',
    'functional-officer',
    'staff',
    'other',
  ])
  .describe('expert-staff = staf ahli, subdistrict-head = camat, urban-ward-head = lurah');

/** Level of a structural office. V.a and V.b are historical (Keppres 9/1985). */
export const Eselon = z
  .enum(['I.a', 'I.b', 'II.a', 'II.b', 'III.a', 'III.b', 'IV.a', 'IV.b', 'V.a', 'V.b'])
  .describe('Level of a structural office; V is historical');

/** Jenjang of a functional post (JF). */
export const FunctionalGrade = z
  .enum([
    'beginner',
    'skilled',
    'proficient',
    'lead',
    'first-expert',
    'junior-expert',
    'middle-expert',
    'principal-expert',
  ])
  .describe('beginner = pemula … lead = penyelia; first-expert = ahli pertama … ahli utama');

/** Kind of a work unit: OPD types of UU 23/2014, the units below them, and BUMD, which are no OPD. */
export const UnitKind = z
  .enum([
    'regional-secretariat',
    'council-secretariat',
    'inspectorate',
    'department',
    'agency',
    'subdistrict',
    'urban-ward',
    'hospital',
    'technical-unit',
    'public-service-mall',
    'service-counter',
    'bumd',
    'other',
  ])
  .describe('department = dinas, agency = badan, technical-unit = UPTD, service-counter = gerai');

/** What a retreat needs to know of a participant: the office held at the moment it is said. */
export const positionFacts = {
  category: PersonCategory,
  positionKind: PositionKind,
  officeKind: OfficeKind,
  eselon: Eselon.nullable().describe('null where the office has none'),
  functionalGrade: FunctionalGrade.nullable().describe('null unless a functional post'),
  acting: z.boolean().describe('Plt or Plh: acts in the office'),
};

/** Why somebody cannot take part as nominated. */
export const RefusalReason = z
  .enum([
    'outside-window',
    'other-city',
    'category-not-eligible',
    'position-kind-not-eligible',
    'eselon-not-eligible',
    'functional-grade-not-eligible',
    'office-not-eligible',
    'unit-kind-not-eligible',
  ])
  .describe('Which part of the eligibility rule or of the intake was not met');

/** Why a participant does not come, or is replaced: mutasi, dinas, sakit, izin. */
export const AbsenceReason = z
  .enum(['rotated', 'duty', 'illness', 'permission', 'other'])
  .describe('rotated = mutasi, duty = dinas, illness = sakit, permission = izin');

/** Why the city takes a registration back. */
export const CancellationReason = z.enum([
  'entered-in-error',
  'city-decision',
  'retreat-cancelled',
  'other',
]);

/** Why a person moved to another position. */
export const PositionChangeReason = z
  .enum(['rotation', 'promotion', 'demotion', 'acting-assignment', 'correction'])
  .describe('rotation = mutasi, acting-assignment = Plt or Plh');

/** Why personal data were erased (UU 27/2022 Ps. 42–44). */
export const ErasureReason = z.enum(['retention-reached', 'request', 'entered-in-error']);

export const RegistrationStatus = z
  .enum([
    'nominated',
    'rejected',
    'confirmed',
    'waitlisted',
    'reconfirming',
    'declined',
    'substituted',
    'cancelled',
  ])
  .describe('reconfirming: the retreat moved, the seat is kept until the new answer');

/** Who may take the place of a participant: a policy of each intake. */
export const Representation = z
  .enum(['not-allowed', 'eligible-same-unit', 'eligible'])
  .describe('eligible: anyone of the city whom the eligibility rule admits');

const many = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(30).optional();

/** One way to be eligible: every list that is given must contain the person's fact. */
export const EligibilityCriteria = z
  .strictObject({
    categories: many(PersonCategory),
    positionKinds: many(PositionKind),
    eselons: many(Eselon),
    functionalGrades: many(FunctionalGrade),
    officeKinds: many(OfficeKind),
    unitKinds: many(UnitKind),
  })
  .refine((criteria) => Object.values(criteria).some((list) => list !== undefined), {
    error: 'names at least one criterion',
  });

/** Who may take part: somebody who meets one of the alternatives. Data of each intake, never inferred from a label. */
export const EligibilityRule = z
  .strictObject({ alternatives: z.array(EligibilityCriteria).min(1).max(10) })
  .describe('Eligible is who meets one of the alternatives');

export const Quota = z.number().int().min(1).max(5000).describe('Seats of the retreat');
