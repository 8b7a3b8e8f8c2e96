import { Clock, type Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import type { Gate } from '../../gates/domain/gate.js';
import { Gates } from '../../gates/domain/gates.js';
import type { Presence } from '../domain/presence.js';
import { Presences } from '../domain/presences.js';
import { recordable, recordScans } from '../domain/record-scans.js';
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
    private readonly gates: Gates,
    private readonly knowledge: GateKnowledge,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  /** In the order of the scans; a scan that is given twice is a duplicate the second time. */
  async execute({ gateId, scans: given }: UploadScansCommand): Promise<RecordedScan[]> {
    const gate = await this.gates.get(gateId);
    const known = await this.knowledge.about(gate, given);
    const passes = passesOf(gate, given, this.clock.now());
    const presences = await this.record(passes, known);
    return passes.map(({ registrationId, scan, repeated }) => {
      const participant = known.participants.get(registrationId);
      const result = outcomeOf(presences.get(registrationId), scan, participant, known.frame);
      return { scan, result: repeated ? asRepeated(result) : result };
    });
  }

  /** A participant of whose scans none can be recorded is not touched at all. */
  private async record(
    passes: readonly Pass[],
    { frame, participants }: Known,
  ): Promise<ReadonlyMap<string, Presence | undefined>> {
    const scans = new Map<string, readonly Scan[]>();
    for (const [id, some] of Map.groupBy(passes, ({ registrationId }) => registrationId)) {
      const participant = participants.get(id);
      const seen = some.map(({ scan }) => scan);
      const admissible = participant ? recordable(seen, participant, frame) : [];
      if (admissible.length > 0) scans.set(id, admissible);
    }
    const ids = [...scans.keys()];
    const presences = await this.presences.merge(ids, (id, before) =>
      recordScans(before, scans.get(id)!, participants.get(id)!, frame),
    );
    return new Map(ids.map((id, at) => [id, presences[at]]));
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
