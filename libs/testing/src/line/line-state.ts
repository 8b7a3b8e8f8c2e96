/** What a line does to the bytes that travel on it, in both directions. */
export interface LineState {
  /** Every piece of data is this much later, milliseconds. */
  readonly latencyMs: number;
  /** Up to this much more, anew for each piece; the order of bytes stays. */
  readonly jitterMs: number;
  /** Bytes per second in each direction; 0 is without a limit. */
  readonly bytesPerSecond: number;
  /** Answers of the server disappear; the client's words still arrive. */
  readonly losesAnswers: boolean;
  /** Nothing travels, and nobody is told: a half-open connection. New connections are accepted and hear nothing. */
  readonly silent: boolean;
}

/** A line that nobody would notice. */
export const clearLine: LineState = {
  latencyMs: 0,
  jitterMs: 0,
  bytesPerSecond: 0,
  losesAnswers: false,
  silent: false,
};
