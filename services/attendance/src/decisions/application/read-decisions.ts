import type { AttendanceDecisionsView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { AttendeeQueries } from '../../attendees/application/attendee.queries.js';
import { Policies } from '../../policies/domain/policies.js';
import { basisOf } from '../../policies/domain/policy.js';
import { PresenceQueries } from '../../presence/application/presence.queries.js';

/** Shows how far the decisions of a retreat are. */
@Injectable()
export class ReadDecisions {
  constructor(
    private readonly policies: Policies,
    private readonly attendees: AttendeeQueries,
    private readonly presences: PresenceQueries,
  ) {}

  async execute(retreatId: string): Promise<AttendanceDecisionsView> {
    const [policy, confirmed, presences] = await Promise.all([
      this.policies.get(retreatId),
      this.attendees.confirmedOf(retreatId),
      this.presences.ofRetreat(retreatId),
    ]);
    const decisions = presences.flatMap(({ decision }) => decision ?? []);
    const met = decisions.filter((decision) => decision.met).length;
    return {
      retreatId,
      confirmed: confirmed.length,
      decided: decisions.length,
      met,
      notMet: decisions.length - met,
      incomplete: confirmed.filter(({ category }) => category === null).length,
      thresholdPercent: policy.thresholdPercent,
      basis: basisOf(policy),
    };
  }
}
