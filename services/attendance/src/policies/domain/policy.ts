import type { CreditRounding, ExcuseReason, PolicyBasis } from '@korsa/contracts';
import { DomainError, type AggregateState } from '@korsa/domain';

export interface PolicyValues {
  readonly thresholdPercent: number;
  readonly excusesThatCount: readonly ExcuseReason[];
  readonly doorsOpenMinutes: number;
  readonly lateAfterMinutes: number;
  readonly tooLateAfterMinutes: number;
  readonly missedAfterHours: number;
  readonly creditRounding: CreditRounding;
}

/** How attendance is judged at one retreat; its id is the retreat's. */
export interface Policy extends AggregateState, PolicyValues {
  /** What nobody decided: defaults of Korsa. */
  readonly assumed: readonly (keyof PolicyValues)[];
}

/** Shares of planned JP seen in practice: BPSDM Jawa Barat, national retreat 2025, Pusdiklat Kejaksaan (DOMAIN-CASES 1). */
export const thresholdPresets = [85, 90, 95];

/** Somebody who is too late must be late first. */
export class LatenessBandsCrossed extends DomainError {
  readonly code = 'lateness-bands-crossed';
  readonly kind = 'invalid';

  constructor() {
    super('Too late begins before late.', [
      { field: 'tooLateAfterMinutes', rule: 'must not be less than lateAfterMinutes' },
    ]);
  }
}

/** Attendance is being decided by the policy as it is. */
export class PolicyFrozen extends DomainError {
  readonly code = 'policy-frozen';
  readonly kind = 'conflict';

  constructor() {
    super(
      'Attendance of this retreat is decided by its policy; the policy cannot change any more.',
    );
  }
}

/** The policy of a retreat for which nobody decided anything yet. */
export function defaultPolicy(id: string, cityCode: string, defaults: PolicyValues): Policy {
  return { id, cityCode, ...defaults, assumed: Object.keys(defaults) as (keyof PolicyValues)[] };
}

/** What a committee decides, field by field; what it does not name stays. */
export type PolicyChange = {
  readonly [Field in keyof PolicyValues]?: PolicyValues[Field] | undefined;
};

/** The policy with what the committee decided; what it named is no assumption any more. Throws LatenessBandsCrossed. */
export function change(policy: Policy, decided: PolicyChange): Policy {
  const named = Object.entries(decided).filter(([, value]) => value !== undefined);
  const changed: Policy = { ...policy, ...Object.fromEntries(named) };
  if (changed.tooLateAfterMinutes < changed.lateAfterMinutes) throw new LatenessBandsCrossed();
  const fields = named.map(([field]) => field);
  return { ...changed, assumed: policy.assumed.filter((field) => !fields.includes(field)) };
}

/** Whether anybody decided the threshold. */
export function basisOf({ assumed }: Policy): PolicyBasis {
  return assumed.includes('thresholdPercent') ? 'assumption' : 'committee';
}
