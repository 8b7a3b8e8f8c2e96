import { Injectable } from '@nestjs/common';
import { Attendees } from '../../attendees/domain/attendees.js';
import type { Frame, PlannedSession } from '../domain/presence.js';
import type { Participant } from '../domain/verdict-on.js';
import type { Refusal } from '../domain/verdict.js';
import { ProgrammeQueries } from '../../programmes/application/programme.queries.js';
import { Frames } from './frames.js';
import { PassRefused } from './pass-refused.js';

/** Somebody whose presence a person speaks about, and the sessions that are spoken of. */
export interface Spoken {
  readonly participant: Participant;
  readonly frame: Frame;
  readonly sessions: readonly PlannedSession[];
}

/** Finds participant and sessions for what a person says about presence (excuses, corrections). */
@Injectable()
export class KnownParticipant {
  constructor(
    private readonly attendees: Attendees,
    private readonly frames: Frames,
    private readonly programmes: ProgrammeQueries,
  ) {}

  /** Throws PassRefused for an unknown or unconfirmed registration, and for sessions that are not of its retreat. */
  async find(registrationId: string, sessionIds: readonly string[]): Promise<Spoken> {
    const attendee = await this.attendees.find(registrationId);
    if (!attendee) throw new PassRefused('registration-unknown');
    if (attendee.status !== 'confirmed') throw new PassRefused('registration-not-confirmed');
    const frame = await this.frames.of(attendee.retreatId);
    const sessions = await this.sessionsIn(frame, sessionIds);
    return { participant: { ...attendee, registrationId }, frame, sessions };
  }

  private async sessionsIn(frame: Frame, ids: readonly string[]): Promise<PlannedSession[]> {
    const known = new Map(frame.sessions.map((session) => [session.sessionId, session]));
    const found = ids.flatMap((id) => known.get(id) ?? []);
    if (found.length === ids.length && found.every(({ cancelled }) => !cancelled)) return found;
    const elsewhere = await this.programmes.retreatsOf(ids.filter((id) => !known.has(id)));
    const problems = ids.flatMap((id, index) => {
      const code = refusalOf(id, known.get(id), elsewhere);
      return code ? { index, code } : [];
    });
    throw new PassRefused(
      problems[0]!.code,
      problems.map(({ index, code }) => ({ field: `sessionIds.${index}`, rule: code })),
    );
  }
}

function refusalOf(
  sessionId: string,
  session: PlannedSession | undefined,
  elsewhere: ReadonlyMap<string, string>,
): Refusal | undefined {
  if (session) return session.cancelled ? 'session-cancelled' : undefined;
  return elsewhere.has(sessionId) ? 'session-of-another-retreat' : 'session-unknown';
}
