import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { Impacts, tellImpact, type Impact } from '../domain/impact.js';
import { GatherImpactSources } from './gather-impact-sources.js';
import { assess } from './impact-report.js';

export interface AssessImpactCommand {
  readonly retreatId: string;
}

@Injectable()
export class AssessImpact {
  constructor(
    private readonly impacts: Impacts,
    private readonly sources: GatherImpactSources,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId }: AssessImpactCommand): Promise<Impact> {
    const sources = await this.sources.around(retreatId);
    const report = assess(sources, this.clock.now());
    const impact = await this.impacts.changeOrCreate(retreatId, () =>
      tellImpact(sources.retreat, report),
    );
    if (!impact) throw new Error('An assessed retreat has a report.');
    return impact;
  }
}
