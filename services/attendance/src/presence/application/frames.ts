import { Settings } from '@korsa/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { AttendanceSettings } from '../../config.js';
import { Policies } from '../../policies/domain/policies.js';
import { basisOf, defaultPolicy, type Policy } from '../../policies/domain/policy.js';
import { plannedSessions, unheardOf, type Programme } from '../../programmes/domain/programme.js';
import { Programmes } from '../../programmes/domain/programmes.js';
import type { Frame } from '../domain/presence.js';

/** What presence is measured against: the programme as scheduling told it, under the policy of the retreat. */
@Injectable()
export class Frames {
  constructor(
    private readonly programmes: Programmes,
    private readonly policies: Policies,
    @Inject(Settings) private readonly settings: AttendanceSettings,
  ) {}

  /** Throws AggregateNotFound when scheduling has not told of the retreat. */
  async of(retreatId: string): Promise<Frame> {
    const [programme, policy] = await Promise.all([
      this.programmes.get(retreatId),
      this.policies.get(retreatId),
    ]);
    return frameOf(programme, policy);
  }

  /** As `of`, perhaps a second behind what another process has learnt meanwhile. */
  async recent(retreatId: string): Promise<Frame> {
    const [programme, policy] = await Promise.all([
      this.programmes.findRecent(retreatId),
      this.policies.findRecent(retreatId),
    ]);
    return programme && policy ? frameOf(programme, policy) : this.of(retreatId);
  }

  /** As `of`; while scheduling has not told of the retreat, a programme without sessions under the default policy. */
  async known({ retreatId, cityCode }: Retreat): Promise<Frame> {
    const [programme, policy] = await Promise.all([
      this.programmes.find(retreatId),
      this.policies.find(retreatId),
    ]);
    return frameOf(
      programme ?? unheardOf(retreatId, cityCode),
      policy ?? defaultPolicy(retreatId, cityCode, this.settings.policy),
    );
  }
}

interface Retreat {
  readonly retreatId: string;
  readonly cityCode: string;
}

export function frameOf(programme: Programme, policy: Policy): Frame {
  return {
    retreatId: programme.id,
    sessions: plannedSessions(programme),
    rules: { ...policy, basis: basisOf(policy) },
  };
}
