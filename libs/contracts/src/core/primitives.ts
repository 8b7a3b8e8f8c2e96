import { z } from 'zod';

/** A moment: RFC 3339, UTC, milliseconds. The form in which state, events and documents hold time. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .describe('RFC 3339 in UTC with milliseconds, e.g. 2025-11-05T01:00:00.000Z');

/**
 * A moment as clients send it: RFC 3339 with any offset; becomes an Instant. The years are those that a person may mean:
 * an offset must not carry it out of the four digits by which instants are compared as text.
 */
export const Timestamp = z.iso
  .datetime({ offset: true })
  .describe('RFC 3339 with offset, years 1900 to 2200, e.g. 2025-11-05T08:00:00+07:00')
  .transform((time) => new Date(time).toISOString())
  .refine((instant) => instant >= '1900' && instant < '2201', {
    error: 'must be in the years 1900 to 2200 (UTC)',
  });

/** A calendar day at the venue, `YYYY-MM-DD`. */
export const CalendarDay = z.iso.date().describe('A calendar day at the venue, YYYY-MM-DD');

/** An IANA time zone of Indonesia (Keppres 41/1987). */
export const TimeZone = z.enum([
  'Asia/Jakarta',
  'Asia/Pontianak',
  'Asia/Makassar',
  'Asia/Jayapura',
]);

/** A city or kabupaten (Kemendagri `PP.KK`): the tenant. */
export const CityCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/, 'must be a city code such as 33.71')
  .describe('Kemendagri code of a city or kabupaten, e.g. 33.71');

/** A province, city, kecamatan or kelurahan. */
export const AreaCode = z
  .string()
  .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'must be an area code such as 33 or 33.71')
  .describe('Kemendagri area code, e.g. 33 or 33.71');

/** A work unit: the area code of its city and a short name, or the area code itself for kecamatan and kelurahan. */
export const UnitCode = z
  .string()
  .regex(
    /^\d{2}\.\d{2}(\.[a-z0-9-]+|(\.\d{2}(\.\d{4})?))$/,
    'must be a unit code such as 33.71.disdukcapil',
  )
  .describe('Work unit, e.g. 33.71.disdukcapil or 35.73.01.1001');

const id = (what: string) => z.uuid().describe(`Id of the ${what} (UUID)`);
export const RetreatId = id('retreat');
export const SessionId = id('session');
export const PersonId = id('person');
export const RegistrationId = id('registration');
export const CertificateId = id('certificate');
export const ActionPlanId = id('action plan');

/** Credit hours (jam pelajaran, 45 minutes each), one decimal at most. */
export const CreditHours = z
  .number()
  .min(0)
  .max(200)
  .multipleOf(0.1)
  .describe('JP, 45 minutes each');

/** A free reason that a person gave: never a name or a health detail. */
export const Reason = z.string().trim().min(3).max(300);
