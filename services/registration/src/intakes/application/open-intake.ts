import type { EligibilityRule } from '../domain/eligibility.js';
import { AggregateGroup, AggregateNotFound, decide } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { Seatings } from '../../registrations/domain/seatings.js';
import { takesNominations } from '../../retreats/domain/known-retreat.js';
import { KnownRetreats } from '../../retreats/domain/known-retreats.js';
import { RetreatNotAnnounced } from '../domain/intake.errors.js';
import { open, type Representation } from '../domain/intake.js';
import { Intakes } from '../domain/intakes.js';
import type { SeatedIntake } from './seated-intake.js';

export interface OpenIntakeCommand {
  readonly retreatId: string;
  readonly quota: number;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly rule: EligibilityRule;
  readonly representation?: Representation | undefined;
}

/** Opens the intake of a retreat that was heard of, and sets up its seats in the same decision. */
@Injectable()
export class OpenIntake {
  constructor(
    private readonly intakes: Intakes,
    private readonly seatings: Seatings,
    private readonly retreats: KnownRetreats,
    private readonly group: AggregateGroup,
    private readonly settings: Settings<typeof config>,
  ) {}

  async execute({
    retreatId: id,
    representation,
    ...plan
  }: OpenIntakeCommand): Promise<SeatedIntake> {
    const policy = {
      representation: representation ?? this.settings.defaultRepresentation,
      representationBasis: representation ? ('committee' as const) : ('assumption' as const),
    };
    const [intake, seating] = await this.group.change(
      [this.intakes.maybe(id), this.seatings.maybe(id), this.retreats.maybe(id)],
      (opened, _seating, retreat) => {
        if (!retreat) throw new AggregateNotFound('retreat', id);
        if (!takesNominations(retreat)) throw new RetreatNotAnnounced(id, retreat.status);
        const { cityCode } = retreat;
        const seats = { id, cityCode, quota: plan.quota, taken: 0, waitlist: [] };
        return [open(opened, { id, cityCode, ...plan, ...policy }), decide(seats, []), undefined];
      },
    );
    return { intake: intake!, seating: seating! };
  }
}
