import type { ServiceElement } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { FindParticipants } from '../../knowledge/application/find-participants.js';
import { WorkUnitUnknown } from '../../knowledge/application/knowledge.errors.js';
import { WorkUnits } from '../../knowledge/domain/work-unit.js';
import { ActionPlans, commit, type ActionPlan } from '../domain/action-plan.js';
import { VenueDay } from './venue-day.js';

export interface CommitActionPlanCommand {
  readonly registrationId: string;
  readonly unitCode: string;
  readonly element: ServiceElement;
  readonly dueOn: string;
}

@Injectable()
export class CommitActionPlan {
  constructor(
    private readonly actionPlans: ActionPlans,
    private readonly findParticipants: FindParticipants,
    private readonly workUnits: WorkUnits,
    private readonly venueDay: VenueDay,
  ) {}

  async execute(command: CommitActionPlanCommand): Promise<ActionPlan> {
    const participant = await this.findParticipants.participant(command.registrationId);
    const { cityCode, retreatId } = participant;
    if (!(await this.workUnits.find(command.unitCode))) throw new WorkUnitUnknown(command.unitCode);
    const now = await this.venueDay.now(retreatId);
    const id = newId();
    return this.actionPlans.create(id, () => commit({ ...command, id, cityCode, retreatId }, now));
  }
}
