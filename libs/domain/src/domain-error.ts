/**
 * How a broken rule is answered: HTTP maps it to 404, 409, 422 and 403. `too-busy` (429) and `unavailable` (503)
 * come from the platform, never from a rule: the same call may succeed later.
 */
export type ErrorKind =
  'not-found' | 'conflict' | 'invalid' | 'forbidden' | 'too-busy' | 'unavailable';

/** One broken rule at one field, e.g. `{ field: 'nip', rule: 'birth month 13 does not exist' }`. */
export interface Problem {
  readonly field: string;
  readonly rule: string;
}

/**
 * A business rule was broken. One subclass per rule, named as the broken rule.
 * `code` is stable, kebab-case and part of the public API; messages may name ids, never a person or a NIP.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;

  constructor(
    message: string,
    readonly problems: readonly Problem[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }

  /** The platform could not do it now; it says nothing about the call, which may succeed later. */
  get isTransient(): boolean {
    return this.kind === 'too-busy' || this.kind === 'unavailable';
  }
}
