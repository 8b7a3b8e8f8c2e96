import type { Objectives, RetreatPeriod, Room, Session, SessionTags } from '@korsa/contracts';
import { Aggregates, type Instant, type Problem } from '@korsa/domain';
import { boundsOf, type Zone } from '../../calendar/venue-time.js';
import {
  AgendaFull,
  ObjectiveUnknown,
  RoomOverlap,
  SessionEndsBeforeStart,
  SessionOutsidePeriod,
  SessionSpeakerUnknown,
  SessionUnknown,
} from './agenda.errors.js';
import { plannedJp, type JpPolicy } from './credit-hours.js';

/** The agenda while it is being worked on, in the order in which sessions were added. Private to scheduling. */
export interface DraftAgenda {
  readonly id: string;
  readonly cityCode: string;
  readonly sessions: readonly Session[];
}

export abstract class DraftAgendas extends Aggregates<DraftAgenda> {}

/** What of the retreat an agenda has to fit into. */
export interface Frame {
  readonly period: RetreatPeriod;
  readonly timeZone: Zone;
  readonly objectives: Objectives;
  readonly speakerIds: readonly string[];
}

export type PlannedSession = Omit<Session, 'plannedJp'>;

/** New values of a session; what is left out stays. */
export interface Move {
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  readonly room?: Room | null | undefined;
}

const mostSessions = 300;

export function addSession(
  draft: DraftAgenda,
  planned: PlannedSession,
  frame: Frame,
  policy: JpPolicy,
): DraftAgenda {
  if (draft.sessions.length >= mostSessions) throw new AgendaFull(mostSessions);
  requireKnownObjectives(planned.tags, frame.objectives);
  requireKnownSpeakers(planned.speakerIds, frame.speakerIds);
  const session = fitted(planned, draft.sessions, frame, policy);
  return { ...draft, sessions: [...draft.sessions, session] };
}

export function moveSession(
  draft: DraftAgenda,
  sessionId: string,
  move: Move,
  frame: Frame,
  policy: JpPolicy,
): DraftAgenda {
  const session = sessionOf(draft, sessionId);
  const room = move.room === undefined ? session.room : move.room;
  const times = {
    startsAt: move.startsAt ?? session.startsAt,
    endsAt: move.endsAt ?? session.endsAt,
  };
  const others = draft.sessions.filter((other) => other !== session);
  const moved = fitted({ ...session, ...times, room }, others, frame, policy);
  return {
    ...draft,
    sessions: draft.sessions.map((other) => (other === session ? moved : other)),
  };
}

export function cancelSession(draft: DraftAgenda, sessionId: string): DraftAgenda {
  const session = sessionOf(draft, sessionId);
  return { ...draft, sessions: draft.sessions.filter((other) => other !== session) };
}

export function sessionOf({ sessions }: DraftAgenda, sessionId: string): Session {
  const session = sessions.find((candidate) => candidate.sessionId === sessionId);
  if (!session) throw new SessionUnknown(sessionId);
  return session;
}

/** Throws SessionOutsidePeriod with every session that lies outside. */
export function requireInside(
  sessions: readonly Pick<Session, 'sessionId' | 'startsAt' | 'endsAt'>[],
  { period, timeZone }: Pick<Frame, 'period' | 'timeZone'>,
): void {
  const { start, end } = boundsOf(period, timeZone);
  const problems = sessions.flatMap(({ sessionId, startsAt, endsAt }): Problem[] => {
    const days = `lies outside ${period.firstDay} to ${period.lastDay} (session ${sessionId})`;
    return [
      ...(startsAt < start || startsAt >= end ? [{ field: 'startsAt', rule: days }] : []),
      ...(endsAt <= start || endsAt > end ? [{ field: 'endsAt', rule: days }] : []),
    ];
  });
  if (problems.length > 0) throw new SessionOutsidePeriod(problems);
}

function fitted(
  planned: PlannedSession,
  others: readonly Session[],
  frame: Frame,
  policy: JpPolicy,
): Session {
  const { kind, startsAt, endsAt, room } = planned;
  if (endsAt <= startsAt) throw new SessionEndsBeforeStart();
  requireInside([planned], frame);
  if (room) requireFree(room.code, planned, others);
  return { ...planned, plannedJp: plannedJp(kind, startsAt, endsAt, policy) };
}

function requireFree(roomCode: string, planned: PlannedSession, others: readonly Session[]): void {
  const meanwhile = others.filter(
    ({ room, startsAt, endsAt }) =>
      room?.code === roomCode && startsAt < planned.endsAt && endsAt > planned.startsAt,
  );
  if (meanwhile.length > 0)
    throw new RoomOverlap(
      roomCode,
      meanwhile.map(({ sessionId }) => sessionId),
    );
}

function requireKnownObjectives(tags: SessionTags, objectives: Objectives): void {
  const unknown = (list: 'rpjmd' | 'priorities') =>
    tags[list]
      .filter((tag) => !objectives[list].some(({ code }) => code === tag))
      .map((tag) => ({ field: `tags.${list}`, rule: `${tag} is no objective of the retreat` }));
  const problems = [...unknown('rpjmd'), ...unknown('priorities')];
  if (problems.length > 0) throw new ObjectiveUnknown(problems);
}

function requireKnownSpeakers(named: readonly string[], known: readonly string[]): void {
  const unknown = named.filter((speakerId) => !known.includes(speakerId));
  if (unknown.length > 0) throw new SessionSpeakerUnknown(unknown);
}
