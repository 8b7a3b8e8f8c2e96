import { Aggregates, decide, keep, type Decision, type Instant } from '@korsa/domain';

export type ParticipantStatus =
  | 'nominated'
  | 'rejected'
  | 'confirmed'
  | 'reconfirming'
  | 'waitlisted'
  | 'declined'
  | 'substituted'
  | 'cancelled';

/** What scheduling has heard of one registration; written by the registration topic only. */
export interface Participant {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly status: ParticipantStatus;
  /** Time of the latest news. */
  readonly asOf: Instant;
}

export abstract class Participants extends Aggregates<Participant> {}

/** Takes the news as the latest; the events of one registration arrive in order. */
export function learn(known: Participant | undefined, news: Participant): Decision<Participant> {
  const { status, retreatId, asOf } = known ?? {};
  const unchanged = status === news.status && retreatId === news.retreatId && asOf === news.asOf;
  return known && unchanged ? keep(known) : decide(news, []);
}
