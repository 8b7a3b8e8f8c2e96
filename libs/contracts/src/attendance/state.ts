import { z } from 'zod';
import { defineEvent } from '../core/event.js';
import { Instant, RetreatId, SessionId } from '../core/primitives.js';
import { defineTopic, type Topic } from '../core/topic.js';
import { presenceTopic } from './events.js';
import { CheckInMethod, GateId, Punctuality } from './vocabulary.js';

const scan = {
  gateId: GateId.nullable().describe('null: set by a correction'),
  method: CheckInMethod,
  scannedAt: Instant,
  receivedAt: Instant,
};

const sessionOnRecord = z.object({
  sessionId: SessionId,
  arrival: z
    .object({ ...scan, lateMinutes: z.number().int().min(0), punctuality: Punctuality })
    .nullable(),
  departure: z.object({ ...scan, earlyMinutes: z.number().int().min(0) }).nullable(),
  excused: z.boolean().describe('Why is not kept: it may be about health'),
});

/** Presences as they stand: for those who come after the events of a presence are gone. */
export const presenceStateTopic = defineTopic({
  name: 'korsa.attendance.presence.state.v1',
  owner: 'attendance',
  key: 'registrationId',
  partitions: 6,
  retentionDays: 0,
  dataclass: 'internal',
  events: {
    /** What every event of the presence up to this sequence comes to. */
    PresenceSnapshotted: defineEvent(1, {
      retreatId: RetreatId,
      sessions: z.array(sessionOnRecord).describe('Sessions of which something is on record'),
      warning: z.enum(['at-risk', 'unreachable']).nullable().describe('The warning that holds'),
      decision: z
        .object(presenceTopic.AttendanceDecided.schema.shape)
        .nullable()
        .describe('As last decided'),
    }),
  },
});

export const attendanceStateTopics: readonly Topic[] = [presenceStateTopic];
