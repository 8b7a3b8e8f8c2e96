import { DomainError, type ErrorKind, type Problem } from '@korsa/domain';
import { IdempotencyKeyReused, RepeatDiverged } from './errors.js';

/** A rule's no, as the record of a command has it. */
export interface Refusal {
  readonly name: string;
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** The no that the first run of a command got, told to its repeat. Its class is lost; code and kind are what it was. */
export class RefusedBefore extends DomainError {
  readonly code: string;
  readonly kind: ErrorKind;

  constructor({ name, code, kind, message, problems }: Refusal) {
    super(message, problems);
    this.name = name;
    this.code = code;
    this.kind = kind;
  }
}

/** The no of a rule; undefined for a failure, and for what is wrong with the key: those say nothing about the command. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof DomainError) || error.isTransient) return undefined;
  if (error instanceof IdempotencyKeyReused || error instanceof RepeatDiverged) return undefined;
  const { name, code, kind, message, problems } = error;
  return { name, code, kind, message, problems };
}
