import type { DecidedBy, LetterKey } from './dead-letter.js';

/** A key whose events wait. */
export interface ParkedKey extends LetterKey {
  readonly cityCode: string | null;
  readonly since: Date;
  /** Asked for, or being carried out by a worker. */
  readonly retry?: RetryRequest;
  /** How the last retry ended while the key went on waiting. */
  readonly lastRetry?: EndedRetry;
}

export interface RetryRequest extends DecidedBy {
  readonly at: Date;
  /** A worker has it until then; another one takes it over later. */
  readonly takenUntil?: Date;
  /** Which taking of it: only that one may end it. */
  readonly takenBy?: string;
}

export interface EndedRetry extends DecidedBy, RetryOutcome {
  readonly at: Date;
}

export interface RetryOutcome {
  /** Letters whose handler went through now. */
  readonly retried: number;
  /** Where it stopped because the handler failed again; the key goes on waiting then. */
  readonly failed?: { readonly id: string; readonly reason: string };
}

/** As MongoDB has it. `version` changes with each letter that joins, so that the last retry cannot miss one. */
export interface ParkedKeyDocument extends ParkedKey {
  readonly _id: string;
  readonly version: number;
}
