/** What this service has heard of a retreat from scheduling; null is what it has not heard. */
export interface KnownRetreat {
  readonly id: string;
  readonly cityCode: string;
  readonly status: RetreatStatus;
  readonly title: string | null;
  readonly operatorCode: string | null;
  readonly period: Period | null;
  /** How often the days were moved. */
  readonly rescheduled: number;
}

export type RetreatStatus = 'unknown' | 'drafted' | 'announced' | 'opened' | 'closed' | 'cancelled';

export interface Period {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What one event adds to what is known. */
export type News = Partial<Omit<KnownRetreat, 'id' | 'cityCode' | 'rescheduled'>> & {
  readonly moved?: true;
};

export function hear(
  known: KnownRetreat | undefined,
  retreat: { readonly id: string; readonly cityCode: string },
  { moved, ...news }: News,
): KnownRetreat {
  const before = known ?? {
    ...retreat,
    status: 'unknown',
    title: null,
    operatorCode: null,
    period: null,
    rescheduled: 0,
  };
  return { ...before, ...news, rescheduled: before.rescheduled + (moved ? 1 : 0) };
}

/** Nominations make sense once the retreat is public and until it is over. */
export function takesNominations({ status }: KnownRetreat): boolean {
  return status === 'announced' || status === 'opened';
}
