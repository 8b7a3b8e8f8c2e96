import type {
  Objectives,
  RetreatPeriod,
  Room,
  Session,
  SessionSlot,
  SessionTags,
} from '@korsa/contracts';
import type { DomainError, Problem } from '@korsa/domain';
import { boundsOf, type Zone } from '../../calendar/venue-time.js';
import {
  ObjectiveUnknown,
  RoomOverlap,
  RoomUnknown,
  SessionEndsBeforeStart,
  SessionOutsidePeriod,
  SessionSpeakerUnknown,
} from './agenda.errors.js';

/** What of the retreat and its venue an agenda has to fit into. */
export interface Frame {
  readonly period: RetreatPeriod;
  readonly timeZone: Zone;
  readonly objectives: Objectives;
  readonly speakerIds: readonly string[];
  readonly roomOf: (roomCode: string) => Room | undefined;
  /** What the slot breaks because another retreat has the room at that time. */
  readonly brokenByBookings: (slot: SessionSlot) => readonly DomainError[];
}

/** A session as it is asked for: its room by the code alone. */
export type PlannedSession = Omit<Session, 'plannedJp' | 'room'> & {
  readonly roomCode: string | null;
};

type Days = Pick<Frame, 'period' | 'timeZone'>;
type Times = Pick<Session, 'startsAt' | 'endsAt'>;

/** What is broken by naming objectives and speakers that the retreat does not have. */
export function brokenByContent(
  { tags, speakerIds }: PlannedSession,
  frame: Frame,
): readonly DomainError[] {
  return [
    ...unknownObjectives(tags, frame.objectives),
    ...unknownSpeakers(speakerIds, frame.speakerIds),
  ];
}

/** What is broken by taking place at that time in that room, beside the other sessions. */
export function brokenBySlot(
  planned: PlannedSession,
  others: readonly Session[],
  frame: Frame,
): readonly DomainError[] {
  const outside = problemsOfDays(planned, frame);
  return [
    ...(planned.endsAt <= planned.startsAt ? [new SessionEndsBeforeStart()] : []),
    ...(outside.length > 0 ? [new SessionOutsidePeriod(outside)] : []),
    ...brokenByRoom(planned, others, frame),
  ];
}

/** What stored sessions break that lie outside the days; names each, because who asks has named none. */
export function brokenByDays(sessions: readonly Session[], days: Days): readonly DomainError[] {
  const problems = sessions.flatMap((session) =>
    problemsOfDays(session, days).map(({ field, rule }) => ({
      field,
      rule: `${rule} (session ${session.sessionId})`,
    })),
  );
  return problems.length > 0 ? [new SessionOutsidePeriod(problems)] : [];
}

function problemsOfDays({ startsAt, endsAt }: Times, { period, timeZone }: Days): Problem[] {
  const { start, end } = boundsOf(period, timeZone);
  const rule = `lies outside ${period.firstDay} to ${period.lastDay}`;
  return [
    ...(startsAt < start || startsAt >= end ? [{ field: 'startsAt', rule }] : []),
    ...(endsAt <= start || endsAt > end ? [{ field: 'endsAt', rule }] : []),
  ];
}

function brokenByRoom(
  { roomCode, startsAt, endsAt }: PlannedSession,
  others: readonly Session[],
  { roomOf, brokenByBookings }: Frame,
): DomainError[] {
  if (roomCode === null) return [];
  const room = roomOf(roomCode);
  if (!room) return [new RoomUnknown(roomCode)];
  const meanwhile = others.filter(
    (other) => other.room?.code === roomCode && other.startsAt < endsAt && other.endsAt > startsAt,
  );
  const sessionIds = meanwhile.map(({ sessionId }) => sessionId);
  return [
    ...(sessionIds.length > 0 ? [new RoomOverlap(roomCode, sessionIds)] : []),
    ...brokenByBookings({ room, startsAt, endsAt }),
  ];
}

function unknownObjectives(tags: SessionTags, objectives: Objectives): DomainError[] {
  const unknown = (list: 'rpjmd' | 'priorities') =>
    tags[list]
      .filter((tag) => !objectives[list].some(({ code }) => code === tag))
      .map((tag) => ({ field: `tags.${list}`, rule: `${tag} is no objective of the retreat` }));
  const problems = [...unknown('rpjmd'), ...unknown('priorities')];
  return problems.length > 0 ? [new ObjectiveUnknown(problems)] : [];
}

function unknownSpeakers(named: readonly string[], known: readonly string[]): DomainError[] {
  const unknown = named.filter((speakerId) => !known.includes(speakerId));
  return unknown.length > 0 ? [new SessionSpeakerUnknown(unknown)] : [];
}
