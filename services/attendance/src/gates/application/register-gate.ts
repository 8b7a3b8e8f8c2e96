import { Clock, decide, keep } from '@korsa/domain';
import { nameId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Programmes } from '../../programmes/domain/programmes.js';
import type { Gate } from '../domain/gate.js';
import { Gates } from '../domain/gates.js';

export interface RegisterGateCommand {
  readonly retreatId: string;
  readonly label: string;
}

/** Registers a device for a retreat. The same label meets the gate that is there. */
@Injectable()
export class RegisterGate {
  constructor(
    private readonly gates: Gates,
    private readonly programmes: Programmes,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, label }: RegisterGateCommand): Promise<Gate> {
    const { cityCode } = await this.programmes.get(retreatId);
    const id = nameId('gate', retreatId, label.toLowerCase());
    const gate: Gate = { id, cityCode, retreatId, label, registeredAt: this.clock.now() };
    const registered = await this.gates.changeOrCreate(id, (known) =>
      known ? keep(known) : decide(gate, []),
    );
    return registered ?? gate;
  }
}
