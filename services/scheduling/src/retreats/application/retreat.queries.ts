import type { RetreatStatus, schedulingApi } from '@korsa/contracts';
import type { AnswerOf } from '@korsa/service-kit';

export interface RetreatFilter {
  readonly cityCode?: string | undefined;
  readonly operatorCode?: string | undefined;
  readonly status?: RetreatStatus | undefined;
  /** Retreats that end on this day or later. */
  readonly from?: string | undefined;
  /** Retreats that begin on this day or earlier. */
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type RetreatWithParticipants = AnswerOf<typeof schedulingApi.getRetreat>;
export type RetreatsAnswer = AnswerOf<typeof schedulingApi.listRetreats>;

/** Retreats of the caller’s area, with what is known of their participants. */
export abstract class RetreatQueries {
  /** Throws AggregateNotFound. */
  abstract get(retreatId: string): Promise<RetreatWithParticipants>;
  /** By first day. Throws CursorUnreadable. */
  abstract list(filter: RetreatFilter): Promise<RetreatsAnswer>;
}
