import { evaluationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { Rollups } from '../application/rollups.js';

@Controller()
export class RollupsController {
  constructor(private readonly rollups: Rollups) {}

  @Serve(evaluationApi.getRollup)
  get({ params }: InputOf<typeof evaluationApi.getRollup>) {
    return this.rollups.of(params.areaCode);
  }
}
