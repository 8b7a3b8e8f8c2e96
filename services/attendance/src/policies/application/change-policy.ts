import { AggregateGroup, decide } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { DecisionRuns } from '../../decisions/domain/decision-runs.js';
import { Policies } from '../domain/policies.js';
import { change, PolicyFrozen, type Policy, type PolicyChange } from '../domain/policy.js';

export interface ChangePolicyCommand {
  readonly retreatId: string;
  readonly decided: PolicyChange;
}

/** Changes how attendance is judged. Spans the decision run, because nobody may be decided by two policies. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly group: AggregateGroup,
    private readonly policies: Policies,
    private readonly runs: DecisionRuns,
  ) {}

  async execute({ retreatId, decided }: ChangePolicyCommand): Promise<Policy> {
    const [policy] = await this.group.change(
      [this.policies.at(retreatId), this.runs.maybe(retreatId)],
      (current, run) => {
        if (run) throw new PolicyFrozen();
        return [decide(change(current, decided), []), undefined];
      },
    );
    return policy;
  }
}
