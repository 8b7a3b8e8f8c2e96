import {
  attendanceStateTopics,
  attendanceTopics,
  CreditRounding,
  ExcuseReason,
} from '@korsa/contracts';
import { defineConfig, type Settings } from '@korsa/service-kit';
import { z } from 'zod';
import { presenceSnapshot } from './presence/persistence/presence.snapshot.js';
import { certificateNumberPattern } from './certificates/domain/certificate-number.js';

const whole = (max: number) => z.coerce.number().int().min(0).max(max);
const pattern = z.string().refine((text) => certificateNumberPattern.problems(text).length === 0, {
  error: ({ input }) => certificateNumberPattern.problems(String(input)).join('; '),
});

/** Defaults that no regulation gives: assumptions, labelled so wherever they are used (docs, policy view, events). */
const settings = z
  .object({
    ATTENDANCE_THRESHOLD_PERCENT: whole(100).min(1).default(90),
    ATTENDANCE_EXCUSES_THAT_COUNT: z
      .string()
      .default('')
      .transform((list) => list.split(',').filter(Boolean))
      .pipe(z.array(ExcuseReason)),
    ATTENDANCE_DOORS_OPEN_MINUTES: whole(600).default(60),
    ATTENDANCE_LATE_AFTER_MINUTES: whole(600).default(15),
    ATTENDANCE_TOO_LATE_AFTER_MINUTES: whole(600).default(30),
    ATTENDANCE_MISSED_AFTER_HOURS: whole(720).default(24),
    ATTENDANCE_CREDIT_ROUNDING: CreditRounding.default('none'),
    CERTIFICATE_NUMBER_PATTERN: pattern.default(
      '800.2.4/{serial:5}/{operator}/{city}/{month}/{year}',
    ),
    CERTIFICATE_NUMBER_PATTERNS: z
      .string()
      .default('{}')
      .transform((text, context) => {
        try {
          return JSON.parse(text) as unknown;
        } catch {
          context.addIssue('must be JSON such as {"33":"800.2.5/{serial:5}/…"}');
          return z.NEVER;
        }
      })
      .pipe(z.record(z.string(), pattern)),
  })
  .refine((env) => env.ATTENDANCE_TOO_LATE_AFTER_MINUTES >= env.ATTENDANCE_LATE_AFTER_MINUTES, {
    path: ['ATTENDANCE_TOO_LATE_AFTER_MINUTES'],
    error: 'must not be less than ATTENDANCE_LATE_AFTER_MINUTES',
  })
  .transform((env) => ({
    policy: {
      thresholdPercent: env.ATTENDANCE_THRESHOLD_PERCENT,
      excusesThatCount: env.ATTENDANCE_EXCUSES_THAT_COUNT,
      doorsOpenMinutes: env.ATTENDANCE_DOORS_OPEN_MINUTES,
      lateAfterMinutes: env.ATTENDANCE_LATE_AFTER_MINUTES,
      tooLateAfterMinutes: env.ATTENDANCE_TOO_LATE_AFTER_MINUTES,
      missedAfterHours: env.ATTENDANCE_MISSED_AFTER_HOURS,
      creditRounding: env.ATTENDANCE_CREDIT_ROUNDING,
    },
    certificateNumbers: {
      pattern: env.CERTIFICATE_NUMBER_PATTERN,
      byOperator: env.CERTIFICATE_NUMBER_PATTERNS,
    },
  }));

export const config = defineConfig({
  service: 'attendance',
  port: 3003,
  publishes: [...attendanceTopics, ...attendanceStateTopics],
  snapshots: [presenceSnapshot],
  settings,
});

export type AttendanceSettings = Settings<typeof config>;
