import type { DataOf, retreatTopic } from '@korsa/contracts';
import type { AggregateState, Instant } from '@korsa/domain';

/** A session as scheduling tells it. */
export interface ProgrammeSession {
  readonly sessionId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly plannedJp: number;
  readonly cancelled: boolean;
}

/** What is known of a retreat from scheduling; its id is the retreat's. What is not told yet is null. */
export interface Programme extends AggregateState {
  readonly operatorCode: string | null;
  readonly lastDay: string | null;
  readonly status: 'planned' | 'open' | 'closed' | 'cancelled';
  readonly sessions: readonly ProgrammeSession[];
}

type Period = DataOf<typeof retreatTopic.RetreatRescheduled>['to'];

/** Something scheduling said about a retreat, as far as attendance wants to know. */
export type ProgrammeFact =
  | { readonly kind: 'planned'; readonly operatorCode: string; readonly period: Period }
  | { readonly kind: 'rescheduled' | 'opened' | 'closed'; readonly period: Period }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'session'; readonly session: ProgrammeSession };

/** The programme with one more fact; facts of one retreat come in the order in which they were said. */
export function learn(programme: Programme, fact: ProgrammeFact): Programme {
  switch (fact.kind) {
    case 'planned':
      return { ...programme, operatorCode: fact.operatorCode, lastDay: fact.period.lastDay };
    case 'rescheduled':
      return { ...programme, lastDay: fact.period.lastDay };
    case 'opened':
      return { ...programme, lastDay: fact.period.lastDay, status: 'open' };
    case 'closed':
      return { ...programme, lastDay: fact.period.lastDay, status: 'closed' };
    case 'cancelled':
      return { ...programme, status: 'cancelled' };
    case 'session':
      return { ...programme, sessions: inOrder(programme.sessions, fact.session) };
  }
}

/** A retreat of which nothing is known but its id. */
export function unheardOf(id: string, cityCode: string): Programme {
  return { id, cityCode, operatorCode: null, lastDay: null, status: 'planned', sessions: [] };
}

/** The sessions that attendance is measured against: a cancelled retreat takes its sessions along. */
export function plannedSessions({ status, sessions }: Programme): readonly ProgrammeSession[] {
  if (status !== 'cancelled') return sessions;
  return sessions.map((session) => ({ ...session, cancelled: true }));
}

function inOrder(
  sessions: readonly ProgrammeSession[],
  session: ProgrammeSession,
): ProgrammeSession[] {
  const others = sessions.filter(({ sessionId }) => sessionId !== session.sessionId);
  return [...others, session].sort((a, b) => order(a).localeCompare(order(b)));
}

function order({ startsAt, sessionId }: ProgrammeSession): string {
  return `${startsAt} ${sessionId}`;
}
