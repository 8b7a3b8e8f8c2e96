import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import fc from 'fast-check';
import {
  aFrame,
  aParticipant,
  aPresence,
  aScan,
  registrationId,
  retreatId,
} from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import { correct, type Correction } from './correct.js';
import { decideAttendance } from './decide-attendance.js';
import { NothingToCorrect, SessionNotBegun } from './presence.errors.js';
import { recordOf, type Presence } from './presence.js';
import { recordScans } from './record-scans.js';
import type { Scan } from './scan.js';

const simulation = session(magelangSessions, 'Simulation I');
const objection: Correction = {
  session: simulation,
  to: 'present',
  lateMinutes: 0,
  reason: 'objection-upheld',
  correctedBy: 'operator-1',
  correctedAt: '2025-11-10T02:00:00.000Z',
  scanId: nameId('correction'),
};
const decidedWithout = (titles: readonly string[]) =>
  decideAttendance(
    aPresence(titles),
    {
      registrationId,
      cityCode: '33.71',
      personId: nameId('person', 'camat'),
      category: 'PNS',
      operatorCode: '33',
      lastDay: '2025-11-07',
      serial: 7,
    },
    { confirmedBy: 'operator-1', decidedAt: '2025-11-07T08:00:00.000Z' },
    aFrame(),
  ).state;

describe('correct', () => {
  it('says what was on record and what is', () => {
    expect(correct(aPresence(['Simulation I']), objection, aFrame()).events[0]).toEqual({
      type: 'PresenceCorrected',
      data: {
        retreatId,
        sessionId: simulation.sessionId,
        before: { status: 'absent', lateMinutes: 0 },
        after: { status: 'present', lateMinutes: 0 },
        reason: 'objection-upheld',
        correctedBy: 'operator-1',
      },
    });
  });

  it('lifts a warning that does not hold any more', () => {
    const { events } = correct(aPresence(['Simulation I']), objection, aFrame());
    expect(events.map(({ type }) => type)).toEqual(['PresenceCorrected', 'ThresholdWarningLifted']);
  });

  it('decides again when the figures change', () => {
    const { events } = correct(decidedWithout(['Simulation I']), objection, aFrame());
    expect(events.at(-1)).toEqual({
      type: 'AttendanceDecided',
      data: expect.objectContaining({
        revision: 2,
        serial: 7,
        earnedJp: 28,
        met: true,
        decidedAt: objection.correctedAt,
      }),
    });
  });

  it('leaves the decision alone when nothing depends on the session', () => {
    const campfire = { ...objection, session: session(magelangSessions, 'Campfire') };
    const { events } = correct(decidedWithout(['Campfire']), campfire, aFrame());
    expect(events.map(({ type }) => type)).toEqual(['PresenceCorrected']);
  });

  it('warns when it takes away what was needed', () => {
    const removed: Correction = { ...objection, to: 'absent', reason: 'wrong-person' };
    const soon = { ...removed, correctedAt: '2025-11-06T06:00:00.000Z' };
    const presence = aPresence(
      magelangSessions.filter(({ startsAt }) => startsAt > soon.correctedAt).map((s) => s.title),
    );
    const { events } = correct(presence, soon, aFrame({ missedAfterHours: 0 }));
    expect(events.map(({ type }) => type)).toEqual(['PresenceCorrected', 'ThresholdUnreachable']);
  });

  it('is not undone by a gate that sends the removed scan again', () => {
    const scan = aScan('Simulation I');
    const removed: Correction = { ...objection, to: 'absent', reason: 'test-scan' };
    const { state } = correct(aPresence(), removed, aFrame());
    expect(recordScans(state, [scan], aParticipant(), aFrame())?.events).toEqual([]);
  });

  describe('stands against what gates had seen until then', () => {
    const opening = session(magelangSessions, 'Opening');
    const at = (minute: number) =>
      new Date(Date.parse(opening.startsAt) + minute * 60_000).toISOString();
    const scanAt = (minute: number, scanId: string) =>
      aScan('Opening', { scannedAt: at(minute), receivedAt: at(100_000), scanId });
    const record = (scans: readonly Scan[], known?: Presence) =>
      recordScans(known, scans, aParticipant(), aFrame());
    const arrivalOf = (presence: Presence) => recordOf(presence, opening.sessionId).arrival;
    const removed = { ...objection, session: opening, to: 'absent' } as const;
    const minute = fc.integer({ min: -30, max: 80 });

    it('whether they came before it, come after it, or come again under another id', () => {
      const seen = fc.array(fc.tuple(minute, fc.boolean()), { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(seen, (passes) => {
          const scans = passes.map(([min], n) => scanAt(min, `scan-${n}`));
          const sent = [scanAt(0, 'first'), ...scans.filter((_, n) => passes[n]?.[1])];
          const { state } = correct(record(sent)!.state, removed, aFrame());
          const again = [
            ...scans,
            ...scans.map((scan) => ({ ...scan, scanId: `${scan.scanId}b` })),
          ];
          expect(record(again, state)).toEqual({ state, events: [] });
        }),
      );
    });

    it('and a pass seen later counts', () => {
      fc.assert(
        fc.property(minute, minute, (corrected, seen) => {
          const correctedAt = at(Math.max(corrected, 0));
          const { state } = correct(
            record([scanAt(0, 'first')])!.state,
            { ...removed, correctedAt },
            aFrame(),
          );
          const arrival = arrivalOf(record([scanAt(seen, 'second')], state)!.state);
          expect(arrival?.scanId).toBe(at(seen) > correctedAt ? 'second' : undefined);
        }),
      );
    });

    it('when it says how late somebody came, and lets a check-out in', () => {
      const late = { ...objection, session: opening, lateMinutes: 20 };
      const { state } = correct(record([scanAt(40, 'first')])!.state, late, aFrame());
      expect(record([scanAt(5, 'earlier')], state)?.events).toEqual([]);
      const out = { ...scanAt(70, 'out'), direction: 'out' } as const;
      expect(record([out], state)?.events.map(({ type }) => type)).toEqual(['CheckedOut']);
    });
  });

  it('refuses what is on record already', () => {
    expect(() => correct(aPresence(), objection, aFrame())).toThrow(NothingToCorrect);
  });

  it('refuses to know the future', () => {
    const early = { ...objection, correctedAt: '2025-11-01T00:00:00.000Z' };
    expect(() => correct(aPresence(['Simulation I']), early, aFrame())).toThrow(SessionNotBegun);
  });
});
