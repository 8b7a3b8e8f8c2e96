import { decide } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { AttendanceSettings } from '../../config.js';
import { Policies } from '../domain/policies.js';
import { defaultPolicy } from '../domain/policy.js';

export interface OpenPolicyCommand {
  readonly retreatId: string;
  readonly cityCode: string;
}

/** Gives a retreat the default policy, once: later defaults do not reach it any more. */
@Injectable()
export class OpenPolicy {
  constructor(
    private readonly policies: Policies,
    @Inject(Settings) private readonly settings: AttendanceSettings,
  ) {}

  async execute({ retreatId, cityCode }: OpenPolicyCommand): Promise<void> {
    await this.policies.changeOrCreate(retreatId, (policy) =>
      policy ? undefined : decide(defaultPolicy(retreatId, cityCode, this.settings.policy), []),
    );
  }
}
