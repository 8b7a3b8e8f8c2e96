import { nameId } from '@korsa/store';
import type { AttendanceDecision } from '../src/presence/domain/presence.js';
import { retreatId } from './presence.builder.js';

export const personId = nameId('person', 'camat');

/** An attendance decision as it is published: 28 of 28 JP, met. */
export function aDecision(fields: Partial<AttendanceDecision> = {}): AttendanceDecision {
  return {
    retreatId,
    personId,
    category: 'PNS',
    operatorCode: '33',
    lastDay: '2025-11-07',
    plannedJp: 28,
    earnedJp: 28,
    excusedJp: 0,
    thresholdPercent: 90,
    basis: 'assumption',
    met: true,
    creditJp: 28,
    revision: 1,
    serial: 12,
    confirmedBy: 'operator-1',
    decidedAt: '2025-11-07T08:00:00.000Z',
    ...fields,
  };
}
