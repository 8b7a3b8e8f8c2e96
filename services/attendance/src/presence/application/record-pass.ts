import type { CheckInMethod, ScanDirection } from '@korsa/contracts';
import { Clock, type Instant } from '@korsa/domain';
import { currentCause, nameId, newId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { recordOf, type Presence, type SessionRecord } from '../domain/presence.js';
import { Presences } from '../domain/presences.js';
import { recordable, recordScans } from '../domain/record-scans.js';
import { outcomeOf, type ScanOutcome } from '../domain/scan-outcome.js';
import type { Scan } from '../domain/scan.js';
import { GateKnowledge, type Known } from './gate-knowledge.js';
import { PassRefused } from './pass-refused.js';

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
    private readonly knowledge: GateKnowledge,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  /** Throws PassRefused when the gate does not let the pass through. */
  async execute({ registrationId, ...pass }: RecordPassCommand): Promise<RecordedPass> {
    const gate = await this.knowledge.gate(pass.gateId);
    const known = await this.knowledge.about(gate, [{ ...pass, registrationId }]);
    const receivedAt = this.clock.now();
    const scannedAt = pass.scannedAt ?? receivedAt;
    const scanId = pass.scanId ?? scanIdOfCommand();
    return this.record(registrationId, { ...pass, scannedAt, receivedAt, scanId }, known);
  }

  private async record(
    registrationId: string,
    scan: Scan,
    { frame, participants }: Known,
  ): Promise<RecordedPass> {
    const participant = participants.get(registrationId);
    const resultOf = (presence?: Presence) => outcomeOf(presence, scan, participant, frame);
    if (!participant || recordable([scan], participant, frame).length === 0)
      throw refused(resultOf());
    const recorded = await this.presences.changeOrCreate(
      registrationId,
      (before) => recordScans(before, [scan], participant, frame),
      (presence) => ({
        id: presence.id,
        cityCode: presence.cityCode,
        result: resultOf(presence),
        record: recordOf(presence, scan.sessionId),
      }),
    );
    const { result, record } = recorded ?? { result: resultOf(), record: undefined };
    if (result.outcome === 'refused' || !record) throw refused(result);
    return { outcome: result.outcome, record };
  }
}

function refused({ code }: ScanOutcome): Error {
  return code ? new PassRefused(code) : new Error('A pass that nothing refuses was not recorded.');
}

/** A command that is repeated with its Idempotency-Key is the same scan. */
function scanIdOfCommand(): string {
  const { dedupe } = currentCause();
  return dedupe?.kind === 'command' ? nameId('scan', dedupe.key) : newId();
}
