import { attendanceApi, type GateView, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { viewPage } from '../../paging.js';
import { GateQueries } from '../application/gate.queries.js';
import { RegisterGate } from '../application/register-gate.js';
import type { Gate } from '../domain/gate.js';
import { Gates } from '../domain/gates.js';

@Controller()
export class GatesController {
  constructor(
    private readonly registerGate: RegisterGate,
    private readonly gates: Gates,
    private readonly queries: GateQueries,
  ) {}

  @Serve(attendanceApi.registerGate)
  async register({ body }: InputOf<typeof attendanceApi.registerGate>) {
    return gateView(await this.registerGate.execute(body));
  }

  @Serve(attendanceApi.getGate)
  async get({ params }: InputOf<typeof attendanceApi.getGate>) {
    return gateView(await this.gates.get(params.gateId));
  }

  @Serve(attendanceApi.listGates)
  async list({ params, query }: InputOf<typeof attendanceApi.listGates>) {
    return viewPage(await this.queries.page(params.retreatId, query), gateView);
  }
}

function gateView({ id, retreatId, cityCode, label, registeredAt }: Gate): GateView {
  return { gateId: id, retreatId, cityCode, label, registeredAt };
}
