import type { CheckInMethod, ScanDirection } from '@korsa/contracts';
import { Clock, type Instant } from '@korsa/domain';
import { currentCause, nameId, newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Gates } from '../../gates/domain/gates.js';
import { recordOf, type SessionRecord } from '../domain/presence.js';
import { PassRefused } from './pass-refused.js';
import { RecordAtGate } from './record-at-gate.js';

export interface RecordPassCommand {
  readonly gateId: string;
  readonly registrationId: string;
  readonly sessionId: string;
  readonly direction: ScanDirection;
  readonly method: CheckInMethod;
  readonly scannedAt?: Instant | undefined;
  readonly scanId?: string | undefined;
}

export interface RecordedPass {
  readonly outcome: 'accepted' | 'duplicate';
  readonly record: SessionRecord;
}

/** Records one pass that a gate sees now: a check-in or a check-out. */
@Injectable()
export class RecordPass {
  constructor(
    private readonly gates: Gates,
    private readonly recordAtGate: RecordAtGate,
    private readonly clock: Clock,
  ) {}

  /** Throws PassRefused when the gate does not let the pass through. */
  async execute({ gateId, ...pass }: RecordPassCommand): Promise<RecordedPass> {
    const gate = await this.gates.get(gateId);
    const scan = {
      ...pass,
      scannedAt: pass.scannedAt ?? this.clock.now(),
      scanId: pass.scanId ?? scanIdOfCommand(),
    };
    const [recorded] = await this.recordAtGate.record(gate, [scan]);
    const { result, presence } = recorded!;
    if (result.outcome === 'refused') throw new PassRefused(result.code);
    return { outcome: result.outcome, record: recordOf(presence!, pass.sessionId) };
  }
}

/** A command that is repeated with its Idempotency-Key is the same scan. */
function scanIdOfCommand(): string {
  const { dedupe } = currentCause();
  return dedupe?.kind === 'command' ? nameId('scan', dedupe.key) : newId();
}
