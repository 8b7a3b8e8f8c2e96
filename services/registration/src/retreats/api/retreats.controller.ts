import { registrationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { RetreatQueries } from '../application/retreat.queries.js';

@Controller()
export class RetreatsController {
  constructor(private readonly retreats: RetreatQueries) {}

  @Serve(registrationApi.listKnownRetreats)
  list({ query: { cursor, limit, ...filter } }: InputOf<typeof registrationApi.listKnownRetreats>) {
    return this.retreats.list(filter, { cursor, limit });
  }

  @Serve(registrationApi.getKnownRetreat)
  get({ params }: InputOf<typeof registrationApi.getKnownRetreat>) {
    return this.retreats.get(params.retreatId);
  }
}
