import type { AttendancePolicyView } from '@korsa/contracts';
import { basisOf, thresholdPresets, type Policy } from '../domain/policy.js';

export function policyView(policy: Policy): AttendancePolicyView {
  return {
    retreatId: policy.id,
    cityCode: policy.cityCode,
    thresholdPercent: policy.thresholdPercent,
    excusesThatCount: [...policy.excusesThatCount],
    doorsOpenMinutes: policy.doorsOpenMinutes,
    lateAfterMinutes: policy.lateAfterMinutes,
    tooLateAfterMinutes: policy.tooLateAfterMinutes,
    missedAfterHours: policy.missedAfterHours,
    creditRounding: policy.creditRounding,
    basis: basisOf(policy),
    assumed: [...policy.assumed],
    thresholdPresets,
  };
}
