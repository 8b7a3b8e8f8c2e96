import { attendanceApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ConfirmAttendance } from '../application/confirm-attendance.js';
import { ReadDecisions } from '../application/read-decisions.js';

@Controller()
export class DecisionsController {
  constructor(
    private readonly confirmAttendance: ConfirmAttendance,
    private readonly read: ReadDecisions,
  ) {}

  @Serve(attendanceApi.decideAttendance)
  async decide({ params }: InputOf<typeof attendanceApi.decideAttendance>) {
    await this.confirmAttendance.execute(params);
    return this.read.execute(params.retreatId);
  }

  @Serve(attendanceApi.getAttendanceDecisions)
  get({ params }: InputOf<typeof attendanceApi.getAttendanceDecisions>) {
    return this.read.execute(params.retreatId);
  }
}
