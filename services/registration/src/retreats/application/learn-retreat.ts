import { decide } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { hear, type KnownRetreat, type News } from '../domain/known-retreat.js';
import { KnownRetreats } from '../domain/known-retreats.js';

export interface LearnRetreatCommand {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly news: News;
}

@Injectable()
export class LearnRetreat {
  constructor(private readonly retreats: KnownRetreats) {}

  execute({ retreatId, cityCode, news }: LearnRetreatCommand): Promise<KnownRetreat | undefined> {
    return this.retreats.changeOrCreate(retreatId, (known) =>
      decide(hear(known, { id: retreatId, cityCode }, news), []),
    );
  }
}
