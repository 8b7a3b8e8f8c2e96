import type { SessionRecord } from './presence.js';
import type { Scan } from './scan.js';

/**
 * Whether a correction stands against the scan. A person who corrects knows better than the gates did until then, also
 * what a gate had seen and has not sent yet; a scan seen later is news. A check-out informs and stays welcome, unless
 * nobody is there who could leave.
 */
export function isOverruled({ arrival, correctedAt, voided }: SessionRecord, scan: Scan): boolean {
  if (voided.includes(scan.scanId)) return true;
  if (!correctedAt || scan.scannedAt > correctedAt) return false;
  return scan.direction === 'in' || arrival === null;
}
