import { decide, keep, type Decision } from '@korsa/domain';
import { isOverruled } from './is-overruled.js';
import { recordOf, unseen, withRecord } from './presence.js';
import type { Frame, Presence, PresenceEvent } from './presence.js';
import type { Scan } from './scan.js';
import { standEarlier } from './stand-earlier.js';
import { verdictOn, type Participant } from './verdict-on.js';
import { warn } from './warn.js';

type PresenceDecision = Decision<Presence, PresenceEvent>;

/**
 * Records scans of one participant, in the order in which they were seen whatever order they came in.
 * The first check-in of a session counts; an earlier one that comes later corrects it. What a person corrected stands
 * against the scans seen until then. Undefined: nothing to record.
 */
export function recordScans(
  known: Presence | undefined,
  scans: readonly Scan[],
  participant: Participant,
  frame: Frame,
): PresenceDecision | undefined {
  const blank = unseen(participant.registrationId, participant.cityCode, frame.retreatId);
  let recorded: PresenceDecision = keep(known ?? blank);
  for (const scan of inOrderSeen(scans)) {
    const next = recordScan(recorded.state, scan, participant, frame);
    recorded = decide(next.state, [...recorded.events, ...next.events]);
  }
  if (recorded.events.length === 0) return known && keep(known);
  const received = scans.map(({ receivedAt }) => receivedAt).sort();
  return warn(recorded, frame, received.at(-1) ?? '');
}

/** Those of the scans that no rule refuses, whatever is on record of the participant. */
export function recordable(
  scans: readonly Scan[],
  participant: Participant,
  frame: Frame,
): readonly Scan[] {
  return scans.filter((scan) => !('reason' in verdictOn(undefined, scan, participant, frame)));
}

function recordScan(
  presence: Presence,
  scan: Scan,
  participant: Participant,
  frame: Frame,
): PresenceDecision {
  const record = recordOf(presence, scan.sessionId);
  if (isOverruled(record, scan)) return keep(presence);
  const verdict = verdictOn(presence, scan, participant, frame);
  const session = { retreatId: frame.retreatId, sessionId: scan.sessionId };
  const { sessionId: _session, direction: _direction, ...seen } = scan;
  const { scanId: _scan, ...told } = seen;
  switch (verdict.verdict) {
    case 'enter':
    case 'enter-late': {
      const { lateMinutes, punctuality } = verdict;
      const arrival = { ...seen, lateMinutes, punctuality };
      return decide(withRecord(presence, { ...record, arrival }), [
        { type: 'CheckedIn', data: { ...session, ...told, lateMinutes, punctuality } },
      ]);
    }
    case 'leave': {
      const { earlyMinutes } = verdict;
      return decide(withRecord(presence, { ...record, departure: { ...seen, earlyMinutes } }), [
        { type: 'CheckedOut', data: { ...session, ...told, earlyMinutes } },
      ]);
    }
    case 'already-in':
      return standEarlier(
        presence,
        scan,
        verdictOn(presence, scan, participant, frame, 'afresh'),
        frame.rules,
      );
    case 'already-out':
    case 'call-officer':
    case 'refuse':
      return keep(presence);
  }
}

function inOrderSeen(scans: readonly Scan[]): Scan[] {
  return [...scans].sort((a, b) =>
    a.scannedAt === b.scannedAt ? compare(a.scanId, b.scanId) : compare(a.scannedAt, b.scannedAt),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
