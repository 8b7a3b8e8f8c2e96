import { Clock, type Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import type { Gate } from '../../gates/domain/gate.js';
import { Presences } from '../domain/presences.js';
import { recordScans } from '../domain/record-scans.js';
import { outcomeOf, type ScanOutcome } from '../domain/scan-outcome.js';
import type { Scan } from '../domain/scan.js';
import { GateKnowledge, type Known } from './gate-knowledge.js';

/** One pass as a gate saw it. */
export type GivenScan = Omit<Scan, 'gateId' | 'receivedAt'> & { readonly registrationId: string };

export interface UploadScansCommand {
  readonly gateId: string;
  readonly scans: readonly GivenScan[];
}

export interface RecordedScan {
  readonly scan: Scan;
  readonly result: ScanOutcome;
}

interface Pass {
  readonly registrationId: string;
  readonly scan: Scan;
  /** The same scan stands earlier in the same upload. */
  readonly repeated: boolean;
}

/**
 * Takes in what a gate saw while it was offline, in any order and with repeats; each scan gets its own answer, read
 * from what is on record afterwards. Each participant is decided once, whatever the number of scans.
 */
@Injectable()
export class UploadScans {
  constructor(
    private readonly knowledge: GateKnowledge,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  /** In the order of the scans; a scan that is given twice is a duplicate the second time. */
  async execute({ gateId, scans: given }: UploadScansCommand): Promise<RecordedScan[]> {
    const gate = await this.knowledge.gate(gateId);
    const known = await this.knowledge.about(gate, given);
    const passes = passesOf(gate, given, this.clock.now());
    const results = await this.record(gate, passes, known);
    return passes.map(({ registrationId, scan, repeated }) => {
      const result = results.get(registrationId)!.shift()!;
      return { scan, result: repeated ? asRepeated(result) : result };
    });
  }

  /** The results of each participant's scans, in their order. All are named, also those who are not known. */
  private async record(
    gate: Gate,
    passes: readonly Pass[],
    { frame, participants }: Known,
  ): Promise<ReadonlyMap<string, ScanOutcome[]>> {
    const scans = Map.groupBy(passes, ({ registrationId }) => registrationId);
    const scansOf = (id: string) => scans.get(id)!.map(({ scan }) => scan);
    const recorded = await this.presences.changeEach(
      [...scans.keys()],
      (id, before) => {
        const participant = participants.get(id);
        return participant && recordScans(before, scansOf(id), participant, frame);
      },
      (id, presence) => ({
        id,
        cityCode: gate.cityCode,
        results: scansOf(id).map((scan) => outcomeOf(presence, scan, participants.get(id), frame)),
      }),
    );
    return new Map(recorded.map(({ id, results }) => [id, [...results]]));
  }
}

function passesOf({ id: gateId }: Gate, given: readonly GivenScan[], receivedAt: Instant): Pass[] {
  const seen = new Set<string>();
  return given.map(({ registrationId, ...scan }) => {
    const name = `${registrationId} ${scan.scanId}`;
    const repeated = seen.has(name);
    seen.add(name);
    return { registrationId, scan: { ...scan, gateId, receivedAt }, repeated };
  });
}

function asRepeated(result: ScanOutcome): ScanOutcome {
  return result.outcome === 'accepted' ? { outcome: 'duplicate', code: null } : result;
}
