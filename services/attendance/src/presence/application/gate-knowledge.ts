import { Injectable } from '@nestjs/common';
import type { Attendee } from '../../attendees/domain/attendee.js';
import { Attendees } from '../../attendees/domain/attendees.js';
import type { Gate } from '../../gates/domain/gate.js';
import { Gates } from '../../gates/domain/gates.js';
import { ProgrammeQueries } from '../../programmes/application/programme.queries.js';
import type { Frame } from '../domain/presence.js';
import type { Participant } from '../domain/verdict-on.js';
import { Frames } from './frames.js';

/** What passes at a gate are judged by. */
export interface Known {
  readonly frame: Frame;
  /** By registration; somebody who is not in it is unknown in the area of the caller. */
  readonly participants: ReadonlyMap<string, Participant>;
}

interface Pass {
  readonly registrationId: string;
  readonly sessionId: string;
}

/** Reads what a gate has to know about passes, once for all of them. */
@Injectable()
export class GateKnowledge {
  constructor(
    private readonly gates: Gates,
    private readonly frames: Frames,
    private readonly attendees: Attendees,
    private readonly programmes: ProgrammeQueries,
  ) {}

  /** Throws AggregateNotFound. */
  async gate(gateId: string): Promise<Gate> {
    return (await this.gates.findRecent(gateId)) ?? this.gates.get(gateId);
  }

  /** Whoever was confirmed a moment ago may pass; what would refuse a pass is always read anew. */
  async about({ retreatId }: Gate, passes: readonly Pass[]): Promise<Known> {
    const [frame, participants] = await Promise.all([
      this.frameFor(retreatId, passes),
      participantsOf(passes, (id) => this.recentlyIn(retreatId, id)),
    ]);
    return { frame, participants };
  }

  private async recentlyIn(retreatId: string, id: string): Promise<Attendee | undefined> {
    const recent = await this.attendees.findRecent(id);
    const mayPass = recent?.status === 'confirmed' && recent.retreatId === retreatId;
    return mayPass ? recent : this.attendees.find(id);
  }

  /** A session that the programme of a moment ago does not have may have come since: only then it is read anew. */
  private async frameFor(retreatId: string, passes: readonly Pass[]): Promise<Frame> {
    const recent = await this.frames.recent(retreatId);
    if (unknownIn(recent, passes).length === 0) return recent;
    const frame = await this.frames.of(retreatId);
    const unknown = unknownIn(frame, passes);
    if (unknown.length === 0) return frame;
    return { ...frame, elsewhere: await this.programmes.retreatsOf(unknown) };
  }
}

async function participantsOf(
  passes: readonly Pass[],
  find: (id: string) => Promise<Attendee | undefined>,
): Promise<Map<string, Participant>> {
  const ids = [...new Set(passes.map(({ registrationId }) => registrationId))];
  const found = await Promise.all(ids.map(find));
  const known = found.filter((attendee) => attendee !== undefined);
  return new Map(known.map(({ id, ...rest }) => [id, { registrationId: id, ...rest }]));
}

function unknownIn({ sessions }: Frame, passes: readonly Pass[]): string[] {
  const asked = new Set(passes.map(({ sessionId }) => sessionId));
  for (const { sessionId } of sessions) asked.delete(sessionId);
  return [...asked];
}
