import { DomainError } from '@korsa/domain';
import { keyId, type LetterKey } from './dead-letter.js';

/** No such letter, or it waits no longer. */
export class LetterNotFound extends DomainError {
  readonly code = 'letter-not-found';
  readonly kind = 'not-found';

  constructor(id: string) {
    super(`No dead letter ${id} waits.`);
  }
}

/** No event of the key waits. */
export class KeyNotParked extends DomainError {
  readonly code = 'key-not-parked';
  readonly kind = 'not-found';

  constructor(key: LetterKey) {
    super(`No event of ${keyId(key)} waits.`);
  }
}

/** Somebody has asked for a retry already, and a worker has not ended it yet. */
export class RetryUnderway extends DomainError {
  readonly code = 'retry-underway';
  readonly kind = 'conflict';

  constructor(key: LetterKey) {
    super(`A retry of ${keyId(key)} is underway: decide again when it has ended.`);
  }
}
