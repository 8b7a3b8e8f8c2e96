import { defineAggregate } from '@korsa/store';
import type { Attendance, Certificate } from '../domain/attendance.js';

export const attendanceAggregate = defineAggregate<Attendance>({
  name: 'attendance decision',
  collection: 'attendances',
  fields: { retreatId: String, plannedJp: Number, earnedJp: Number, met: Boolean },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});

export const certificateAggregate = defineAggregate<Certificate>({
  name: 'certificate',
  collection: 'certificates',
  fields: { retreatId: String, outcome: String, revoked: Boolean },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});
