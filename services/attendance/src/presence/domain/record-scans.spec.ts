import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import fc from 'fast-check';
import { magelangSessions, session } from '../../../test/programmes.js';
import {
  aFrame,
  aParticipant,
  aPresence,
  aScan,
  gateId,
  retreatId,
} from '../../../test/presence.builder.js';
import { recordScans } from './record-scans.js';
import type { Scan } from './scan.js';

const opening = session(magelangSessions, 'Opening');
const record = (scans: readonly Scan[], known?: Parameters<typeof recordScans>[0]) =>
  recordScans(known, scans, aParticipant(), aFrame());
const namesOf = (decision: ReturnType<typeof record>) => decision?.events.map(({ type }) => type);

describe('recordScans', () => {
  it('checks in and says so', () => {
    const scannedAt = '2025-11-05T00:50:00.000Z';
    const receivedAt = '2025-11-05T05:00:00.000Z';
    expect(record([aScan('Opening', { scannedAt, receivedAt })])?.events).toEqual([
      {
        type: 'CheckedIn',
        data: {
          retreatId,
          sessionId: opening.sessionId,
          gateId,
          method: 'qr',
          scannedAt,
          receivedAt,
          lateMinutes: 20,
          punctuality: 'late',
        },
      },
    ]);
  });

  it('checks out with the minutes that were missed', () => {
    const out = aScan('Opening', { direction: 'out', scannedAt: '2025-11-05T01:40:00.000Z' });
    expect(record([out])?.events).toEqual([
      { type: 'CheckedOut', data: expect.objectContaining({ earlyMinutes: 20 }) },
    ]);
  });

  it('says a second check-in of a session nothing', () => {
    const before = aPresence(['Closing']);
    const again = aScan('Opening', {
      scanId: nameId('other'),
      scannedAt: '2025-11-05T01:00:00.000Z',
    });
    expect(record([again], before)).toEqual({ state: before, events: [] });
  });

  it('counts the same scan sent twice once', () => {
    expect(namesOf(record([aScan('Opening'), aScan('Opening')]))).toEqual(['CheckedIn']);
  });

  it('leaves no trace of a participant whose scans are all refused', () => {
    expect(record([aScan('Opening', { scannedAt: opening.endsAt })])).toBeUndefined();
  });

  it('records nothing for a registration that is not confirmed', () => {
    const nominated = aParticipant({ status: 'nominated' });
    expect(recordScans(undefined, [aScan('Opening')], nominated, aFrame())).toBeUndefined();
  });

  it('records what came in after the close, as long as nothing is decided', () => {
    const late = aScan('Opening', { receivedAt: '2025-11-08T09:00:00.000Z' });
    expect(namesOf(record([late]))).toContain('CheckedIn');
  });

  it('ends in the same state whatever order the scans come in', () => {
    const early = aScan('Opening', { scannedAt: '2025-11-05T00:20:00.000Z' });
    const late = aScan('Opening', { scannedAt: '2025-11-05T01:20:00.000Z' });
    const scans = [
      early,
      late,
      aScan('Drill'),
      aScan('Drill'),
      aScan('Pre-test'),
      aScan('Closing'),
    ];
    const stateOf = (batches: readonly (readonly Scan[])[]) =>
      batches.reduce<Parameters<typeof record>[1]>(
        (known, batch) => record(batch, known)?.state ?? known,
        undefined,
      );
    const canonical = (state: ReturnType<typeof stateOf>) =>
      [...(state?.records ?? [])].sort((a, b) => (a.sessionId < b.sessionId ? -1 : 1));
    const expected = canonical(stateOf([scans]));
    fc.assert(
      fc.property(fc.shuffledSubarray(scans, { minLength: scans.length }), (shuffled) => {
        expect(canonical(stateOf(shuffled.map((scan) => [scan])))).toEqual(expected);
      }),
    );
  });
});

describe('a scan of a gate that was offline', () => {
  const online = aScan('Opening', { scannedAt: '2025-11-05T01:05:00.000Z' });
  const offline = aScan('Opening', {
    gateId: nameId('gate', 'lapangan'),
    scannedAt: '2025-11-05T00:40:00.000Z',
    receivedAt: '2025-11-06T00:00:00.000Z',
  });

  it('stands when it is the earlier one', () => {
    const before = record([online])?.state;
    expect(record([offline], before)?.events[0]).toEqual({
      type: 'PresenceCorrected',
      data: {
        retreatId,
        sessionId: opening.sessionId,
        before: { status: 'too-late', lateMinutes: 35 },
        after: { status: 'present', lateMinutes: 10 },
        reason: 'earlier-scan',
        correctedBy: `gate:${offline.gateId}`,
      },
    });
  });

  it('does not stand when it was seen before the doors opened', () => {
    const before = record([online])?.state;
    const tooEarly = { ...offline, scannedAt: '2025-11-04T20:00:00.000Z' };
    expect(record([tooEarly], before)?.events).toEqual([]);
  });
});

describe('the warnings', () => {
  it('say once that the threshold is out of reach', () => {
    const first = record([aScan('Development direction')]);
    expect(namesOf(first)).toEqual(['CheckedIn']);
    const later = record([aScan('Entrepreneurial leadership')], first?.state);
    expect(namesOf(later)).toEqual(['CheckedIn', 'ThresholdUnreachable']);
    expect(namesOf(record([aScan('Simulation I')], later?.state))).toEqual(['CheckedIn']);
  });

  it('give the JP they follow from', () => {
    const day1 = [aScan('Program briefing'), aScan('Group dynamics')];
    const missedOne = record([...day1.slice(1), aScan('Integrity')]);
    expect(missedOne?.events.at(-1)).toEqual({
      type: 'ThresholdAtRisk',
      data: {
        retreatId,
        plannedJp: 28,
        earnedJp: 4,
        excusedJp: 0,
        reachableJp: 27,
        thresholdPercent: 90,
        basis: 'assumption',
      },
    });
  });

  it('are lifted when a gate that was offline sends what it had seen', () => {
    const online = record([aScan('Entrepreneurial leadership')]);
    const day1 = [aScan('Program briefing'), aScan('Group dynamics')];
    const day2 = ['Development direction', 'Asta Cita and RPJMD', 'Drill', 'Integrity'];
    const receivedAt = '2025-11-06T04:00:00.000Z';
    const kept = [...day1, ...day2.map((title) => aScan(title))].map((scan) => ({
      ...scan,
      receivedAt,
    }));
    expect(namesOf(online)).toEqual(['CheckedIn', 'ThresholdUnreachable']);
    expect(namesOf(record(kept, online?.state))).toEqual([
      ...kept.map(() => 'CheckedIn'),
      'ThresholdWarningLifted',
    ]);
  });

  it('wait for gates that may be offline', () => {
    const sameDay = record([aScan('Group dynamics'), aScan('Development direction')]);
    expect(namesOf(sameDay)).toEqual(['CheckedIn', 'CheckedIn']);
  });

  it('come at once for a check-in that is too late to earn JP', () => {
    const tooLate = aScan('Development direction', { scannedAt: '2025-11-05T03:30:00.000Z' });
    expect(namesOf(record([tooLate]))).toEqual(['CheckedIn', 'ThresholdUnreachable']);
  });
});
