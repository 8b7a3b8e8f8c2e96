import { decide, keep, type Decision } from '@korsa/domain';
import { recordOf, statusOf, withRecord } from './presence.js';
import type { Presence, PresenceEvent, SessionRecord } from './presence.js';
import type { Scan } from './scan.js';
import type { DoorRules, Verdict } from './verdict.js';

/**
 * A gate that was offline had seen the participant before the check-in on record: the earlier one stands.
 * `verdict` is what the gate says about the scan as if it were the first of its session.
 */
export function standEarlier(
  presence: Presence,
  scan: Scan,
  verdict: Verdict,
  rules: DoorRules,
): Decision<Presence, PresenceEvent> {
  const { sessionId, direction: _direction, ...seen } = scan;
  const before = recordOf(presence, sessionId);
  const standing = before.arrival;
  if (!standing || seen.scannedAt >= standing.scannedAt) return keep(presence);
  if (!('lateMinutes' in verdict) || verdict.lateMinutes === standing.lateMinutes)
    return keep(presence);
  const { lateMinutes, punctuality } = verdict;
  const after = { ...before, arrival: { ...seen, lateMinutes, punctuality } };
  return decide(withRecord(presence, after), [
    {
      type: 'PresenceCorrected',
      data: {
        retreatId: presence.retreatId,
        sessionId,
        before: standingOf(before, rules),
        after: standingOf(after, rules),
        reason: 'earlier-scan',
        correctedBy: `gate:${seen.gateId}`,
      },
    },
  ]);
}

function standingOf(record: SessionRecord, rules: DoorRules) {
  const at = record.arrival?.scannedAt ?? '';
  return {
    status: statusOf(record, { endsAt: at }, rules, at),
    lateMinutes: record.arrival?.lateMinutes ?? 0,
  };
}
