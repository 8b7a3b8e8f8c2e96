/** What a consumer that is connected looks like from outside. */
export interface Stillness {
  /** Since Kafka last answered or, while records are worked on, since the stillest batch last moved. */
  readonly milliseconds: number;
  /** Whether records are being worked on. */
  readonly working: boolean;
}

/** When silence is taken for a stall. */
export interface WatchTimes {
  readonly everyMs: number;
  readonly fetchingStopsAfterMs: number;
  readonly handlingStopsAfterMs: number;
}

export const watchTimes: WatchTimes = {
  everyMs: 5_000,
  /** A client can stay in its group and never fetch again; it asks every other second, but a rebalance may take a while. */
  fetchingStopsAfterMs: 20_000,
  /** Far beyond what a handler may take; it cannot be cancelled, only its process can. */
  handlingStopsAfterMs: 180_000,
};

/** Whether a silent consumer has to be replaced (`fetch`) or its process (`handler`). */
export function stallOf(
  { milliseconds, working }: Stillness,
  times: WatchTimes = watchTimes,
): 'none' | 'fetch' | 'handler' {
  if (working) return milliseconds > times.handlingStopsAfterMs ? 'handler' : 'none';
  return milliseconds > times.fetchingStopsAfterMs ? 'fetch' : 'none';
}
