import type { Session } from '@korsa/contracts';
import { addDays } from '@korsa/domain';
import { sameClock, type Zone } from '../../calendar/venue-time.js';

/** The sessions when the retreat begins so many days later or earlier: same order, same times of day. */
export function shiftedByDays(sessions: readonly Session[], days: number): Session[] {
  return sessions.map((session) => ({
    ...session,
    startsAt: addDays(session.startsAt, days),
    endsAt: addDays(session.endsAt, days),
  }));
}

/** The sessions at another venue: same times on its clock, rooms not yet chosen. */
export function atAnotherVenue(sessions: readonly Session[], from: Zone, to: Zone): Session[] {
  return sessions.map((session) => ({
    ...session,
    startsAt: sameClock(session.startsAt, from, to),
    endsAt: sameClock(session.endsAt, from, to),
    room: null,
  }));
}

/** The sessions without the rooms that others have at that time. */
export function withoutRoomsTaken(
  sessions: readonly Session[],
  isTaken: (session: Session) => boolean,
): Session[] {
  return sessions.map((session) =>
    session.room && isTaken(session) ? { ...session, room: null } : session,
  );
}
