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

/**
 * What became of a scan, read from the record after it: `accepted` when it stands there. The same scan sent
 * again gets the same answer, so a gate whose answer was lost just sends again.
 */
export function outcomeOf(
  presence: Presence | undefined,
  scan: Scan,
  participant: Participant | undefined,
  frame: Frame,
): ScanOutcome {
  const record = presence && recordOf(presence, scan.sessionId);
  const standing = [record?.arrival?.scanId, record?.departure?.scanId];
  if (standing.includes(scan.scanId)) return accepted;
  if (record?.voided.includes(scan.scanId)) return duplicate;
  const verdict = verdictOn(presence, scan, participant, frame);
  return 'reason' in verdict ? { outcome: 'refused', code: verdict.reason } : duplicate;
}
