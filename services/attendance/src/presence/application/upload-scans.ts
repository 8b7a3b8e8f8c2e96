import { Injectable } from '@nestjs/common';
import { Gates } from '../../gates/domain/gates.js';
import { RecordAtGate, type GivenScan, type RecordedScan } from './record-at-gate.js';

export interface UploadScansCommand {
  readonly gateId: string;
  readonly scans: readonly GivenScan[];
}

/** Takes in what a gate saw while it was offline, in any order and with repeats; each scan gets its own answer. */
@Injectable()
export class UploadScans {
  constructor(
    private readonly gates: Gates,
    private readonly recordAtGate: RecordAtGate,
  ) {}

  async execute({ gateId, scans }: UploadScansCommand): Promise<RecordedScan[]> {
    return this.recordAtGate.record(await this.gates.get(gateId), scans);
  }
}
