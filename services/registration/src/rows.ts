import { DomainError, type Problem } from '@korsa/domain';

/** What every row of an import tells beside its outcome. */
export interface RowVerdict {
  readonly row: number;
  readonly code: string | null;
  readonly problems: Problem[];
}

export function accepted(row: number): RowVerdict {
  return { row, code: null, problems: [] };
}

/**
 * The verdict on a row whose rule was broken. Throws the error when it says nothing about the row: the whole import
 * is repeated then, and rows that are done stay done.
 */
export function refused(row: number, error: unknown): RowVerdict {
  if (!(error instanceof DomainError) || error.isTransient) throw error;
  return { row, code: error.code, problems: [...error.problems] };
}
