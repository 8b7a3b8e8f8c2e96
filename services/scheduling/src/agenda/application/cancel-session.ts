import { Injectable } from '@nestjs/common';
import { Planning, type Plans } from '../../retreats/application/planning.js';
import { requirePlannable } from '../../retreats/domain/status.js';
import { cancelSession } from '../domain/draft-agenda.js';

export interface CancelSessionCommand {
  readonly retreatId: string;
  readonly sessionId: string;
}

@Injectable()
export class CancelSession {
  constructor(private readonly planning: Planning) {}

  execute({ retreatId, sessionId }: CancelSessionCommand): Promise<Plans> {
    return this.planning.change(retreatId, ({ retreat, draft }) => {
      requirePlannable(retreat);
      return { draft: cancelSession(draft, sessionId) };
    });
  }
}
