import { DomainError, type Problem } from '@korsa/domain';
import { readPart } from '@korsa/service-kit';
import type { z } from 'zod';

/** A row of an import does not fit its contract. */
export class RowInvalid extends DomainError {
  readonly code = 'row-invalid';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The row does not fit the contract.', problems);
  }
}

/** A row by its contract, or everything that is wrong with it. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  row: unknown,
): z.output<Schema> | RowInvalid {
  const { data, problems } = readPart(schema, row);
  return problems ? new RowInvalid(problems) : data;
}
