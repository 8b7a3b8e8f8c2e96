import { DomainError } from '@korsa/domain';

/** The queue of the store is full. The caller may try again later: HTTP answers 429. */
export class TooBusy extends DomainError {
  readonly code = 'too-busy';
  readonly kind = 'too-busy';

  constructor() {
    super('Too many changes are waiting. Please try again in a moment.');
  }
}

/** Other processes changed the same aggregate at every attempt. Nothing was stored: HTTP answers 429. */
export class TooContended extends DomainError {
  readonly code = 'too-contended';
  readonly kind = 'too-busy';

  constructor(attempts: number) {
    super(`The data was changed by others during each of ${attempts} attempts.`);
  }
}

/**
 * The database does not answer in time, or the store is closed. When it happens during a commit nobody knows
 * whether the change was stored: a repeat with the same Idempotency-Key (or event) finds out.
 */
export class StoreUnavailable extends DomainError {
  readonly code = 'store-unavailable';
  readonly kind = 'unavailable';

  constructor(reason: string, cause?: unknown) {
    super(`The store is not available: ${reason}.`);
    this.cause = cause;
  }
}

/** A state belongs to a city outside the area of the caller. */
export class OutsideArea extends DomainError {
  readonly code = 'outside-area';
  readonly kind = 'forbidden';

  constructor(area: string) {
    super(`This is outside the area ${area}.`);
  }
}

/** A unique index of the business (never `_id`) holds the value already. */
export class UniquenessViolated extends DomainError {
  readonly code = 'uniqueness-violated';
  readonly kind = 'conflict';

  constructor(
    readonly aggregate: string,
    /** Name of the index, e.g. `cityCode_1_nipHash_1`. */
    readonly index: string,
  ) {
    super(`Another ${aggregate} has the same value in ${index}.`);
  }
}

/** The Idempotency-Key was used before with another body. HTTP answers 422. */
export class IdempotencyKeyReused extends DomainError {
  readonly code = 'idempotency-key-reused';
  readonly kind = 'invalid';

  constructor() {
    super('The idempotency key was used before for another request.');
  }
}

/** The repeat of a half-done command went another way than its first run. A new key starts afresh. */
export class RepeatDiverged extends DomainError {
  readonly code = 'repeat-diverged';
  readonly kind = 'conflict';

  constructor() {
    super('The repeated command no longer does what its first run did.');
  }
}

/** Code ran where no cause was set, or its area is no area code: the store fails closed. */
export class NoCause extends Error {
  override readonly name = 'NoCause';

  constructor(what = 'Nothing says on whose behalf and in which area this runs (runWithCause).') {
    super(what);
  }
}

/** The state of an aggregate with a topic changed and no event tells of it. A bug of the decision. */
export class SilentChange extends Error {
  override readonly name = 'SilentChange';

  constructor(aggregate: string, id: string) {
    super(`The decision changed ${aggregate} ${id} without an event.`);
  }
}

/** A decision returned something that cannot be stored or published. A bug of the decision, told without content. */
export class UnsoundDecision extends Error {
  override readonly name = 'UnsoundDecision';

  constructor(aggregate: string, id: string, reason: string) {
    super(`The decision about ${aggregate} ${id} ${reason}.`);
  }
}
