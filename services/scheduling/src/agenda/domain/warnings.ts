import type { AgendaWarning, Session, SessionKind } from '@korsa/contracts';
import { instantAt, isFriday, localDay, type Zone } from '../../calendar/venue-time.js';

/** The slot on Fridays that prayer needs, on the clock of the venue: `11:30` to `13:00`. */
export interface FridayPrayer {
  readonly from: string;
  readonly to: string;
}

export interface Surroundings {
  readonly timeZone: Zone;
  readonly fridayPrayer: FridayPrayer;
  /** Seats of a room; undefined when not limited or not known. */
  readonly capacityOf: (roomCode: string) => number | undefined;
  /** Participants to expect, as far as known. */
  readonly participants: number;
}

const free: readonly SessionKind[] = ['worship', 'meal-break', 'rest'];
const indoors: readonly SessionKind[] = ['lecture', 'simulation', 'discussion', 'test'];

/** What somebody should look at before the agenda is published; none of it forbids anything. */
export function warningsOf(
  sessions: readonly Session[],
  surroundings: Surroundings,
): AgendaWarning[] {
  return sessions.flatMap((session) => [
    ...fridayPrayer(session, surroundings),
    ...room(session, surroundings),
    ...doubleBooking(session, sessions),
  ]);
}

function fridayPrayer(session: Session, { timeZone, fridayPrayer }: Surroundings) {
  if (free.includes(session.kind) || !isFriday(session.startsAt, timeZone)) return [];
  const day = localDay(session.startsAt, timeZone);
  const { from, to } = fridayPrayer;
  const touches =
    session.startsAt < instantAt(day, to, timeZone) &&
    session.endsAt > instantAt(day, from, timeZone);
  const detail = `Takes time from the Friday prayer, ${from} to ${to} (assumed slot).`;
  return touches ? [warning(session, 'friday-prayer', detail)] : [];
}

function room(session: Session, { capacityOf, participants }: Surroundings) {
  if (!session.room)
    return indoors.includes(session.kind)
      ? [warning(session, 'room-missing', 'Has no room yet.')]
      : [];
  const capacity = capacityOf(session.room.code);
  if (capacity === undefined || capacity >= participants) return [];
  const detail = `The room has ${capacity} seats for ${participants} participants.`;
  return [warning(session, 'room-too-small', detail)];
}

function doubleBooking(session: Session, sessions: readonly Session[]) {
  const rivals = sessions.filter(
    (other) =>
      other !== session &&
      other.startsAt < session.endsAt &&
      other.endsAt > session.startsAt &&
      other.speakerIds.some((speakerId) => session.speakerIds.includes(speakerId)),
  );
  return rivals.map(({ sessionId }) =>
    warning(session, 'speaker-double-booked', `Shares a speaker with session ${sessionId}.`),
  );
}

function warning(
  { sessionId }: Session,
  code: AgendaWarning['code'],
  detail: string,
): AgendaWarning {
  return { code, sessionId, detail };
}
