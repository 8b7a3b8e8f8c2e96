/** What a consumer that is connected looks like from outside. */
export interface Stillness {
  /** Since Kafka last answered or an attempt at a record last ended. */
  readonly milliseconds: number;
  /** Whether records are being worked on. */
  readonly working: boolean;
}

/** kafkajs can stay in its group and never fetch again; it asks every half second otherwise. */
const fetchingStopsAfterMs = 60_000;
/** Far beyond what a handler may take; it cannot be cancelled, only its process can. */
const handlingStopsAfterMs = 180_000;

/** Whether a silent consumer has to be replaced (`fetch`) or its process (`handler`). */
export function stallOf({ milliseconds, working }: Stillness): 'none' | 'fetch' | 'handler' {
  if (working) return milliseconds > handlingStopsAfterMs ? 'handler' : 'none';
  return milliseconds > fetchingStopsAfterMs ? 'fetch' : 'none';
}
