import { nameId } from '@korsa/store';
import type { AttendanceRules, Frame, Presence } from '../src/presence/domain/presence.js';
import { unseen } from '../src/presence/domain/presence.js';
import type { Participant } from '../src/presence/domain/verdict-on.js';
import { recordScans } from '../src/presence/domain/record-scans.js';
import type { Scan } from '../src/presence/domain/scan.js';
import { magelangSessions, session } from './programmes.js';

export const retreatId = nameId('retreat', 'magelang');
export const registrationId = nameId('registration', 'camat');
export const gateId = nameId('gate', 'aula');

export const defaultRules: AttendanceRules = {
  thresholdPercent: 90,
  basis: 'assumption',
  excusesThatCount: [],
  doorsOpenMinutes: 60,
  lateAfterMinutes: 15,
  tooLateAfterMinutes: 30,
  missedAfterHours: 24,
  creditRounding: 'none',
};

/** The retreat of Magelang under the default policy. */
export function aFrame(rules: Partial<AttendanceRules> = {}): Frame {
  return { retreatId, sessions: magelangSessions, rules: { ...defaultRules, ...rules } };
}

export function aParticipant(fields: Partial<Participant> = {}): Participant {
  return { registrationId, cityCode: '33.71', retreatId, status: 'confirmed', ...fields };
}

/** A scan at the start of a session of Magelang. */
export function aScan(title: string, fields: Partial<Scan> = {}): Scan {
  const { sessionId, startsAt } = session(magelangSessions, title);
  return {
    scanId: nameId('scan', title, fields.scannedAt ?? startsAt),
    gateId,
    sessionId,
    direction: 'in',
    method: 'qr',
    scannedAt: startsAt,
    receivedAt: fields.scannedAt ?? startsAt,
    ...fields,
  };
}

/** A participant of Magelang who came on time to every session but these. */
export function aPresence(missed: readonly string[] = [], frame = aFrame()): Presence {
  const scans = magelangSessions
    .filter(({ title }) => !missed.includes(title))
    .map(({ title }) => aScan(title));
  return (
    recordScans(undefined, scans, aParticipant(), frame)?.state ??
    unseen(registrationId, '33.71', retreatId)
  );
}
