import type { EventsOf, retreatTopic, Session, SessionSlot } from '@korsa/contracts';
import { decide, keep, type Decision, type Instant } from '@korsa/domain';
import { AgendaUnchanged } from './agenda.errors.js';
import { totalJp } from './credit-hours.js';

export type AgendaEvent = Extract<
  EventsOf<typeof retreatTopic>,
  { type: 'SessionScheduled' | 'SessionMoved' | 'SessionCancelled' | 'AgendaPublished' }
>;

/** What the public knows of the agenda. Release 0: nothing yet. */
export interface ReleasedAgenda {
  readonly release: number;
  readonly publishedAt: Instant | null;
  readonly plannedJp: number;
  readonly sessions: readonly Session[];
}

export const noRelease: ReleasedAgenda = {
  release: 0,
  publishedAt: null,
  plannedJp: 0,
  sessions: [],
};

/** How one list of sessions differs from an earlier one. */
export interface Difference {
  readonly scheduled: readonly Session[];
  readonly moved: readonly { readonly session: Session; readonly from: SessionSlot }[];
  readonly cancelled: readonly Session[];
}

export function differenceOf(before: readonly Session[], after: readonly Session[]): Difference {
  const earlier = new Map(before.map((session) => [session.sessionId, session]));
  const kept = new Set(after.map(({ sessionId }) => sessionId));
  return {
    scheduled: after.filter(({ sessionId }) => !earlier.has(sessionId)),
    moved: after.flatMap((session) => {
      const from = earlier.get(session.sessionId);
      return from && !sameSlot(from, session) ? [{ session, from: slotOf(from) }] : [];
    }),
    cancelled: before.filter(({ sessionId }) => !kept.has(sessionId)),
  };
}

/** The next release. Throws AgendaUnchanged when there is nothing new to say. */
export function publish(
  agenda: ReleasedAgenda,
  sessions: readonly Session[],
  at: Instant,
): Decision<ReleasedAgenda, AgendaEvent> {
  const next = follow(agenda, sessions, at);
  if (next.events.length === 0) throw new AgendaUnchanged();
  return next;
}

/** The release that follows when the retreat itself moved; none when the released sessions stay as they are. */
export function follow(
  agenda: ReleasedAgenda,
  sessions: readonly Session[],
  at: Instant,
): Decision<ReleasedAgenda, AgendaEvent> {
  const difference = differenceOf(agenda.sessions, sessions);
  const { scheduled, moved, cancelled } = difference;
  if (scheduled.length + moved.length + cancelled.length === 0) return keep(agenda);
  const next: ReleasedAgenda = {
    release: agenda.release + 1,
    publishedAt: at,
    plannedJp: totalJp(sessions),
    sessions: byStart(sessions),
  };
  return decide(next, eventsOf(next, difference, at));
}

export function byStart(sessions: readonly Session[]): readonly Session[] {
  return sessions.toSorted(
    (a, b) => order(a.startsAt, b.startsAt) || order(a.sessionId, b.sessionId),
  );
}

function eventsOf(
  { release, plannedJp, sessions }: ReleasedAgenda,
  { scheduled, moved, cancelled }: Difference,
  publishedAt: Instant,
): AgendaEvent[] {
  return [
    ...byStart(cancelled).map((session): AgendaEvent => ({
      type: 'SessionCancelled',
      data: { ...session, release },
    })),
    ...moved.map(({ session, from }): AgendaEvent => ({
      type: 'SessionMoved',
      data: { ...session, release, from },
    })),
    ...byStart(scheduled).map((session): AgendaEvent => ({
      type: 'SessionScheduled',
      data: { ...session, release },
    })),
    {
      type: 'AgendaPublished',
      data: {
        release,
        sessions: sessions.length,
        scheduled: scheduled.length,
        moved: moved.length,
        cancelled: cancelled.length,
        plannedJp,
        publishedAt,
      },
    },
  ];
}

function slotOf({ startsAt, endsAt, room }: Session): SessionSlot {
  return { startsAt, endsAt, room };
}

function sameSlot(a: Session, b: Session): boolean {
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.room?.code === b.room?.code;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
