import { attendanceApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ChangePolicy } from '../application/change-policy.js';
import { Policies } from '../domain/policies.js';
import { policyView } from './policy.view.js';

@Controller()
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    private readonly changePolicy: ChangePolicy,
  ) {}

  @Serve(attendanceApi.getAttendancePolicy)
  async get({ params }: InputOf<typeof attendanceApi.getAttendancePolicy>) {
    return policyView(await this.policies.get(params.retreatId));
  }

  @Serve(attendanceApi.changeAttendancePolicy)
  async change({ params, body }: InputOf<typeof attendanceApi.changeAttendancePolicy>) {
    return policyView(await this.changePolicy.execute({ ...params, decided: body }));
  }
}
