import { attendanceApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { CorrectPresence } from '../application/correct-presence.js';
import { ExcuseAbsence } from '../application/excuse-absence.js';
import { ReadPresence } from '../application/read-presence.js';
import { ReadRetreatAttendance } from '../application/read-retreat-attendance.js';

@Controller()
export class PresenceController {
  constructor(
    private readonly read: ReadPresence,
    private readonly readRetreat: ReadRetreatAttendance,
    private readonly excuseAbsence: ExcuseAbsence,
    private readonly correctPresence: CorrectPresence,
  ) {}

  @Serve(attendanceApi.getPresence)
  get({ params }: InputOf<typeof attendanceApi.getPresence>) {
    return this.read.one(params.registrationId);
  }

  @Serve(attendanceApi.listPresences)
  list({ params, query }: InputOf<typeof attendanceApi.listPresences>) {
    const { category, registrationStatus: status, ...request } = query;
    return this.read.page({ ...params, status, category }, request);
  }

  @Serve(attendanceApi.getRetreatAttendance)
  attendance({ params }: InputOf<typeof attendanceApi.getRetreatAttendance>) {
    return this.readRetreat.execute(params.retreatId);
  }

  @Serve(attendanceApi.excuseAbsence)
  async excuse({ params, body }: InputOf<typeof attendanceApi.excuseAbsence>) {
    await this.excuseAbsence.execute({ ...params, ...body });
    return this.read.one(params.registrationId);
  }

  @Serve(attendanceApi.correctPresence)
  async correct({ params, body }: InputOf<typeof attendanceApi.correctPresence>) {
    await this.correctPresence.execute({ ...params, ...body });
    return this.read.one(params.registrationId);
  }
}
