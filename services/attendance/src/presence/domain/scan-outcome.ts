import { isOverruled } from './is-overruled.js';
import { recordOf } from './presence.js';
import type { Frame, Presence } from './presence.js';
import type { Scan } from './scan.js';
import { verdictOn, type Participant } from './verdict-on.js';
import type { Refusal } from './verdict.js';

/** What became of a scan. */
export type ScanOutcome =
  | { readonly outcome: 'accepted' | 'duplicate'; readonly code: null }
  | { readonly outcome: 'refused'; readonly code: Refusal };

const accepted: ScanOutcome = { outcome: 'accepted', code: null };
const duplicate: ScanOutcome = { outcome: 'duplicate', code: null };
const corrected: ScanOutcome = { outcome: 'refused', code: 'presence-corrected' };

/**
 * What became of a scan, read from the record after it: `accepted` when it stands there, `duplicate` when another one
 * stands in its place. The same scan sent again gets the same answer, so a gate whose answer was lost just sends again;
 * only after a correction it hears that the scan does not count.
 */
export function outcomeOf(
  presence: Presence | undefined,
  scan: Scan,
  participant: Participant | undefined,
  frame: Frame,
): ScanOutcome {
  const record = presence && recordOf(presence, scan.sessionId);
  const standing = scan.direction === 'in' ? record?.arrival : record?.departure;
  if (standing?.scanId === scan.scanId) return accepted;
  if (record && isOverruled(record, scan)) return standing ? duplicate : corrected;
  const verdict = verdictOn(presence, scan, participant, frame);
  return 'reason' in verdict ? { outcome: 'refused', code: verdict.reason } : duplicate;
}
