import type { Session } from '@korsa/contracts';
import { Aggregates, requireUnbroken, type Instant } from '@korsa/domain';
import { AgendaFull, SessionUnknown } from './agenda.errors.js';
import { plannedJp, type JpPolicy } from './credit-hours.js';
import { brokenByContent, brokenBySlot, type Frame, type PlannedSession } from './session-rules.js';

/** The agenda while it is being worked on, in the order in which sessions were added. Private to scheduling. */
export interface DraftAgenda {
  readonly id: string;
  readonly cityCode: string;
  readonly sessions: readonly Session[];
}

export abstract class DraftAgendas extends Aggregates<DraftAgenda> {}

/** New values of a session; what is left out stays. */
export interface Move {
  readonly startsAt?: Instant | undefined;
  readonly endsAt?: Instant | undefined;
  /** Null takes the room away. */
  readonly roomCode?: string | null | undefined;
}

const mostSessions = 300;

export function addSession(
  draft: DraftAgenda,
  planned: PlannedSession,
  frame: Frame,
  policy: JpPolicy,
): DraftAgenda {
  if (draft.sessions.length >= mostSessions) throw new AgendaFull(mostSessions);
  requireUnbroken([
    ...brokenByContent(planned, frame),
    ...brokenBySlot(planned, draft.sessions, frame),
  ]);
  return { ...draft, sessions: [...draft.sessions, sessionFrom(planned, frame, policy)] };
}

export function moveSession(
  draft: DraftAgenda,
  sessionId: string,
  { startsAt, endsAt, roomCode }: Move,
  frame: Frame,
  policy: JpPolicy,
): DraftAgenda {
  const session = sessionOf(draft, sessionId);
  const { plannedJp: _, room, ...kept } = session;
  const planned = {
    ...kept,
    startsAt: startsAt ?? kept.startsAt,
    endsAt: endsAt ?? kept.endsAt,
    roomCode: roomCode === undefined ? (room?.code ?? null) : roomCode,
  };
  const others = draft.sessions.filter((other) => other !== session);
  requireUnbroken(brokenBySlot(planned, others, frame));
  const moved = sessionFrom(planned, frame, policy);
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

function sessionFrom(
  { roomCode, ...session }: PlannedSession,
  { roomOf }: Frame,
  policy: JpPolicy,
): Session {
  const { kind, startsAt, endsAt } = session;
  return {
    ...session,
    room: roomCode === null ? null : (roomOf(roomCode) ?? null),
    plannedJp: plannedJp(kind, startsAt, endsAt, policy),
  };
}
