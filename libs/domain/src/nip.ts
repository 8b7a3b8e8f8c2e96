import type { Problem } from './domain-error.js';

/** What the 18 digits of a NIP say of themselves. Format-valid is not the same as registered at BKN. */
export interface Nip {
  /** The 18 digits without separators. */
  readonly digits: string;
  readonly category: 'PNS' | 'PPPK';
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** First appointment: `YYYY-MM` for PNS, `YYYY` for PPPK. */
  readonly appointed: string;
  readonly sex: 'male' | 'female';
  /** `001` to `999`. */
  readonly sequence: string;
}

export type NipReading = { readonly nip: Nip } | { readonly problems: readonly Problem[] };

/**
 * Reads a NIP: birth date (8), appointment (6), sex (1), sequence (3). Digit 13 tells PNS (a month) from PPPK (2).
 * Returns the parts, or every problem at once; never throws. A problem never repeats the number itself.
 *
 * Source: Perka BKN 22/2007 and 43/2007 (structure), Perban BKN 1/2019 (NI PPPK), PP 11/2017 Ps. 23(1)a and
 * PP 49/2018 Ps. 16 (ages). First PPPK intake 2019 and sequence 000 being invalid are common knowledge without text.
 */
export function readNip(text: unknown, today: string, field = 'nip'): NipReading {
  const refuse = (...rules: string[]) => ({ problems: rules.map((rule) => ({ field, rule })) });
  if (typeof text !== 'string') {
    return refuse('a NIP is text: 18 digits do not fit a JSON number without loss');
  }
  const digits = text.replace(/[\s.]/g, '');
  if (/^\d{9}$/.test(digits))
    return refuse('this is a 9-digit NIP from before 2007; give the 18-digit NIP');
  if (!/^\d{18}$/.test(digits)) return refuse('a NIP has exactly 18 digits');
  const parts = split(digits);
  const rules = [
    ...birthRules(parts, today),
    ...appointmentRules(parts, today),
    ...tailRules(parts),
  ];
  if (rules.length > 0) return refuse(...rules);
  return {
    nip: {
      digits,
      category: parts.pppk ? 'PPPK' : 'PNS',
      birthDate: parts.birthDate,
      appointed: parts.pppk ? parts.year : `${parts.year}-${parts.month}`,
      sex: parts.sex === '1' ? 'male' : 'female',
      sequence: parts.sequence,
    },
  };
}

type Parts = ReturnType<typeof split>;

function split(digits: string) {
  const [birthYear, birthMonth, birthDay] = [
    digits.slice(0, 4),
    digits.slice(4, 6),
    digits.slice(6, 8),
  ];
  return {
    birthMonth,
    birthDate: `${birthYear}-${birthMonth}-${birthDay}`,
    year: digits.slice(8, 12),
    month: digits.slice(12, 14),
    pppk: digits[12] === '2',
    sex: digits[14] ?? '',
    sequence: digits.slice(15),
  };
}

function birthRules({ birthMonth, birthDate }: Parts, today: string): string[] {
  const month = Number(birthMonth);
  if (month < 1 || month > 12) return [`birth month ${birthMonth} does not exist`];
  const date = new Date(`${birthDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== birthDate) {
    return ['the birth date does not exist'];
  }
  return birthDate > today ? ['the birth date lies in the future'] : [];
}

function appointmentRules({ birthDate, year, month, pppk }: Parts, today: string): string[] {
  const age = Number(year) - Number(birthDate.slice(0, 4));
  if (pppk) {
    return [
      ...(month === '20' ? ['the contract number of a NI PPPK runs from 1 to 9'] : []),
      ...(Number(year) < 2019 ? ['the first PPPK were appointed in 2019'] : []),
      ...(age < 20 ? ['a PPPK is at least 20 years old when appointed'] : []),
      ...(year > today.slice(0, 4) ? ['the appointment lies in the future'] : []),
    ];
  }
  if (Number(month) < 1 || Number(month) > 12) return [`appointment month ${month} does not exist`];
  const eighteenth = `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4, 7)}`;
  return [
    ...(`${year}-${month}` < eighteenth ? ['a PNS is at least 18 years old when appointed'] : []),
    ...(`${year}-${month}` > today.slice(0, 7) ? ['the appointment lies in the future'] : []),
  ];
}

function tailRules({ sex, sequence }: Parts): string[] {
  return [
    ...(sex === '1' || sex === '2' ? [] : [`sex digit ${sex} is neither 1 nor 2`]),
    ...(sequence === '000' ? ['the sequence starts at 001'] : []),
  ];
}
