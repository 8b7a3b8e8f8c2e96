import { covers, type AreaCode } from '@korsa/domain';

/** How a city or operator numbers its certificates. */
export interface CertificateNumbers {
  readonly pattern: string;
  /** Other patterns by operator: of the city itself, or of the province that runs the retreat. */
  readonly byOperator: Readonly<Record<AreaCode, string>>;
}

/** What a number is made of. */
export interface NumberParts {
  readonly serial: number;
  readonly revision: number;
  readonly operatorCode: AreaCode;
  readonly cityCode: string;
  /** Last day of the retreat, `YYYY-MM-DD`. */
  readonly lastDay: string;
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const token = /\{(\w+)(?::(\d+))?\}/g;
const names = ['serial', 'operator', 'city', 'month', 'year'];

/**
 * A pattern is text with `{serial:5}` (padded to five digits), `{operator}`, `{city}`, `{month}` (roman), `{year}`.
 * The number restarts in every city and year, so a pattern must tell both. Shapes seen: DOMAIN-CASES 5.5.
 */
export const certificateNumberPattern = {
  problems(pattern: string): string[] {
    const used = [...pattern.matchAll(token)].map(([, name = '']) => name);
    return [
      ...used.filter((name) => !names.includes(name)).map((name) => `{${name}} is not known`),
      ...['serial', 'city', 'year']
        .filter((name) => !used.includes(name))
        .map((name) => `{${name}} is missing, numbers would repeat`),
    ];
  },
};

/** The number of a certificate: the same parts give the same number, other parts another one. */
export function numberOf(numbers: CertificateNumbers, parts: NumberParts): string {
  const [year = '', month = ''] = parts.lastDay.split('-');
  return patternOf(numbers, parts.operatorCode).replace(token, (text, name, width) => {
    switch (name) {
      case 'serial':
        return serialOf(parts, Number(width ?? 1));
      case 'operator':
        return parts.operatorCode;
      case 'city':
        return parts.cityCode;
      case 'month':
        return roman[Number(month) - 1] ?? '';
      case 'year':
        return year;
      default:
        return String(text);
    }
  });
}

/** A replacement keeps the running number and says which one it is: `00012-R2`. */
function serialOf({ serial, revision }: NumberParts, width: number): string {
  const padded = String(serial).padStart(width, '0');
  return revision === 1 ? padded : `${padded}-R${revision}`;
}

/** The pattern of the nearest area that has one: the city before its province. */
function patternOf({ pattern, byOperator }: CertificateNumbers, operatorCode: AreaCode): string {
  const [nearest] = Object.keys(byOperator)
    .filter((area) => covers(area, operatorCode))
    .sort((a, b) => b.length - a.length);
  return nearest === undefined ? pattern : (byOperator[nearest] ?? pattern);
}
