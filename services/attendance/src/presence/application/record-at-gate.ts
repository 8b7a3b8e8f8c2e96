import { Clock, type Instant } from '@korsa/domain';
import { inPart } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { AttendeeQueries } from '../../attendees/application/attendee.queries.js';
import type { Gate } from '../../gates/domain/gate.js';
import { ProgrammeQueries } from '../../programmes/application/programme.queries.js';
import type { Frame, Presence } from '../domain/presence.js';
import { Presences } from '../domain/presences.js';
import { recordScans } from '../domain/record-scans.js';
import { outcomeOf, type ScanOutcome } from '../domain/scan-outcome.js';
import type { Scan } from '../domain/scan.js';
import { verdictOn, type Participant } from '../domain/verdict-on.js';
import { Frames } from './frames.js';

/** One pass as a gate saw it. */
export type GivenScan = Omit<Scan, 'gateId' | 'receivedAt'> & { readonly registrationId: string };

export interface RecordedScan {
  readonly scan: Scan;
  readonly registrationId: string;
  readonly result: ScanOutcome;
  /** What is on record of the participant now, if anything. */
  readonly presence: Presence | undefined;
}

/** So many participants of one upload are changed at once: the store's queue is shared by all gates. */
const slice = 64;

/** Records what one gate saw: knowledge is read once, and each participant is decided once, whatever the number of scans. */
@Injectable()
export class RecordAtGate {
  constructor(
    private readonly frames: Frames,
    private readonly attendees: AttendeeQueries,
    private readonly programmes: ProgrammeQueries,
    private readonly presences: Presences,
    private readonly clock: Clock,
  ) {}

  /** In the order of the scans; a scan that is given twice is a duplicate the second time. */
  async record(gate: Gate, given: readonly GivenScan[]): Promise<RecordedScan[]> {
    const [frame, participants] = await Promise.all([
      this.frameFor(gate, given),
      this.participants(given),
    ]);
    const scans = scansOf(gate, given, this.clock.now());
    const groups = [...Map.groupBy(scans, ({ registrationId }) => registrationId)];
    const presences = new Map<string, Presence | undefined>();
    for (let from = 0; from < groups.length; from += slice) {
      const some = groups.slice(from, from + slice).map(async ([id, passes]) => {
        const recorded = () => this.recordOne(id, passes, participants.get(id), frame);
        presences.set(id, await inPart(id, recorded));
      });
      await Promise.all(some);
    }
    return scans.map(({ registrationId, repeated, scan }) => {
      const presence = presences.get(registrationId);
      const result = outcomeOf(presence, scan, participants.get(registrationId), frame);
      return { scan, registrationId, presence, result: repeated ? asRepeated(result) : result };
    });
  }

  /** A participant of whose scans none can be recorded is not touched at all. */
  private async recordOne(
    registrationId: string,
    passes: readonly Pass[],
    participant: Participant | undefined,
    frame: Frame,
  ): Promise<Presence | undefined> {
    const admissible = passes
      .map(({ scan }) => scan)
      .filter((scan) => !('reason' in verdictOn(undefined, scan, participant, frame)));
    if (!participant || admissible.length === 0) return undefined;
    return this.presences.changeOrCreate(registrationId, (presence) =>
      recordScans(presence, admissible, participant, frame),
    );
  }

  private async participants(given: readonly GivenScan[]): Promise<Map<string, Participant>> {
    const ids = [...new Set(given.map(({ registrationId }) => registrationId))];
    const known = await this.attendees.known(ids);
    return new Map(known.map(({ id, ...rest }) => [id, { registrationId: id, ...rest }]));
  }

  private async frameFor(gate: Gate, given: readonly GivenScan[]): Promise<Frame> {
    const frame = await this.frames.of(gate.retreatId);
    const own = new Set(frame.sessions.map(({ sessionId }) => sessionId));
    const strange = given.map(({ sessionId }) => sessionId).filter((id) => !own.has(id));
    if (strange.length === 0) return frame;
    return { ...frame, elsewhere: await this.programmes.retreatsOf([...new Set(strange)]) };
  }
}

interface Pass {
  readonly registrationId: string;
  readonly scan: Scan;
  /** The same scan stands earlier in the same upload. */
  readonly repeated: boolean;
}

function scansOf({ id: gateId }: Gate, given: readonly GivenScan[], receivedAt: Instant): Pass[] {
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
