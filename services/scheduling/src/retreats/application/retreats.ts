import { Aggregates, decide, type Decision } from '@korsa/domain';
import type { AgendaEvent, ReleasedAgenda } from '../../agenda/domain/release.js';
import type { SpeakerEvent, SpeakerList } from '../../speakers/domain/speaker-list.js';
import type { RetreatEvent, RetreatPlan } from '../domain/retreat.js';

/** One aggregate, so that plan, agenda and speakers share one gap-free sequence under one key. */
export interface Retreat extends RetreatPlan {
  readonly agenda: ReleasedAgenda;
  readonly speakers: SpeakerList;
}

export type RetreatDecision = Decision<Retreat, RetreatEvent>;

export abstract class Retreats extends Aggregates<Retreat, RetreatEvent> {}

/** What was decided about the agenda, as a decision about the retreat. */
export function withAgenda(
  retreat: Retreat,
  { state, events }: Decision<ReleasedAgenda, AgendaEvent>,
): RetreatDecision {
  return decide<Retreat, RetreatEvent>({ ...retreat, agenda: state }, events);
}

/** What was decided about the speakers, as a decision about the retreat. */
export function withSpeakers(
  retreat: Retreat,
  { state, events }: Decision<SpeakerList, SpeakerEvent>,
): RetreatDecision {
  return decide<Retreat, RetreatEvent>({ ...retreat, speakers: state }, events);
}

/** One decision after the other: the second starts from the state of the first. */
export function andThen(
  first: RetreatDecision,
  second: (retreat: Retreat) => RetreatDecision,
): RetreatDecision {
  const { state, events } = second(first.state);
  return decide(state, [...first.events, ...events]);
}
