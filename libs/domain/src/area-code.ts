/** A Kemendagri area code: province `33`, city or kabupaten `33.71`, kecamatan `33.71.01`, kelurahan `33.71.01.1003`. */
export type AreaCode = string;

const pattern = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

/** Whether the text has the form of an area code (Kepmendagri 300.2.2-2430/2025). */
export function isAreaCode(code: string): boolean {
  return pattern.test(code);
}

/** Whether the code is that of a city or kabupaten (`PP.KK`). */
export function isCityCode(code: string): boolean {
  return /^\d{2}\.\d{2}$/.test(code);
}

/** Whether `area` is `code` or lies above it: 33 covers 33.71, 33.7 covers nothing. */
export function covers(area: AreaCode, code: string): boolean {
  return code === area || code.startsWith(`${area}.`);
}

/** The province of a code: `33.71` → `33`. */
export function provinceOf(code: AreaCode): AreaCode {
  return code.slice(0, 2);
}
