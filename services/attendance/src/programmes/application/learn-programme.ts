import { decide } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { OpenPolicy } from '../../policies/application/open-policy.js';
import { learn, unheardOf, type ProgrammeFact } from '../domain/programme.js';
import { Programmes } from '../domain/programmes.js';

export interface LearnProgrammeCommand {
  readonly retreatId: string;
  readonly cityCode: string;
  readonly fact: ProgrammeFact;
}

/** Keeps what scheduling says about a retreat, and gives the retreat its attendance policy when it is new. */
@Injectable()
export class LearnProgramme {
  constructor(
    private readonly programmes: Programmes,
    private readonly openPolicy: OpenPolicy,
  ) {}

  async execute({ retreatId, cityCode, fact }: LearnProgrammeCommand): Promise<void> {
    await this.openPolicy.execute({ retreatId, cityCode });
    await this.programmes.changeOrCreate(retreatId, (programme) =>
      decide(learn(programme ?? unheardOf(retreatId, cityCode), fact), []),
    );
  }
}
