import type { RetreatPeriod, Session } from '@korsa/contracts';
import { Clock, type Instant } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { shiftedByDays, withoutRoomsTaken } from '../../agenda/domain/displacement.js';
import { follow } from '../../agenda/domain/release.js';
import { brokenByDays } from '../../agenda/domain/session-rules.js';
import { daysBetween } from '../../calendar/venue-time.js';
import { book, isTaken } from '../../venues/domain/venue.js';
import { reschedule } from '../domain/retreat.js';
import { Planning, type Changes, type Plans } from './planning.js';
import { andThen, withAgenda, type Retreat } from './retreats.js';

export interface RescheduleRetreatCommand {
  readonly retreatId: string;
  readonly period: RetreatPeriod;
  readonly reason: string;
}

/**
 * The agenda moves with the retreat by the same number of days, draft and release alike, and the public hears of it
 * in a release of its own. The new days are a fact that nobody here can refuse because of a room: a session whose
 * room another retreat has by then loses the room, and keeps its time.
 */
@Injectable()
export class RescheduleRetreat {
  constructor(
    private readonly planning: Planning,
    private readonly clock: Clock,
  ) {}

  async execute({ retreatId, ...change }: RescheduleRetreatCommand): Promise<Retreat> {
    const at = this.clock.now();
    const { retreat } = await this.planning.change(retreatId, (plans) =>
      rescheduled(plans, change, at),
    );
    return retreat;
  }
}

function rescheduled(
  { retreat, draft, venue }: Plans,
  { period, reason }: Omit<RescheduleRetreatCommand, 'retreatId'>,
  at: Instant,
): Changes {
  const days = daysBetween(retreat.period.firstDay, period.firstDay);
  const moved = (sessions: readonly Session[]) =>
    withoutRoomsTaken(shiftedByDays(sessions, days), (session) =>
      isTaken(venue, retreat.id, session),
    );
  const released = moved(retreat.agenda.sessions);
  const drafted = moved(draft.sessions);
  const sessions = new Map(
    [...released, ...drafted].map((session) => [session.sessionId, session]),
  );
  const outside = brokenByDays([...sessions.values()], { period, timeZone: retreat.timeZone });
  const decision = reschedule(retreat, period, reason, at, outside);
  return {
    retreat: andThen(decision, (state) => withAgenda(state, follow(state.agenda, released, at))),
    draft: { ...draft, sessions: drafted },
    venue: book(venue, retreat.id, released),
  };
}
