import { describe, expect, it } from '@jest/globals';
import { certificateNumberPattern, numberOf, type NumberParts } from './certificate-number.js';

const parts: NumberParts = {
  serial: 12,
  revision: 1,
  operatorCode: '33',
  cityCode: '33.71',
  lastDay: '2025-11-07',
};
const numbers = { pattern: 'SERT/{year}/{city}/{serial:5}', byOperator: {} };
const numbered = (pattern: string, more: Partial<NumberParts> = {}) =>
  numberOf({ pattern, byOperator: {} }, { ...parts, ...more });

describe('the number of a certificate', () => {
  // Shapes of DOMAIN-CASES 5.5, with the city that makes the running number unambiguous.
  it.each([
    ['800.2.5/{serial:5}/BPSDM/{city}/{month}/{year}', '800.2.5/00012/BPSDM/33.71/XI/2025'],
    ['SERT/{year}/{city}/{serial:5}', 'SERT/2025/33.71/00012'],
    ['800.2.4/{serial}/{operator}/{city}/{year}', '800.2.4/12/33/33.71/2025'],
  ])('follows %s', (pattern, number) => {
    expect(numbered(pattern)).toBe(number);
  });

  it('writes the month in roman numerals, also a one-digit one', () => {
    expect(numbered('{serial}{city}{month}{year}', { lastDay: '2025-05-17' })).toContain('V2025');
  });

  it('tells a replacement from the first one', () => {
    expect(numbered(numbers.pattern, { revision: 2 })).toBe('SERT/2025/33.71/00012-R2');
  });

  it('takes the pattern of the nearest operator', () => {
    const byOperator = {
      '33': 'prov/{serial}/{city}/{year}',
      '35.73': 'city/{serial}/{city}/{year}',
    };
    const of = (operatorCode: string) =>
      numberOf({ ...numbers, byOperator }, { ...parts, operatorCode });
    expect([of('33'), of('35.73'), of('35')]).toEqual([
      'prov/12/33.71/2025',
      'city/12/33.71/2025',
      'SERT/2025/33.71/00012',
    ]);
  });

  it('refuses patterns that repeat or that it does not understand', () => {
    expect(certificateNumberPattern.problems('800/{serial:5}/{unit}')).toEqual([
      '{unit} is not known',
      '{city} is missing, numbers would repeat',
      '{year} is missing, numbers would repeat',
    ]);
  });
});
