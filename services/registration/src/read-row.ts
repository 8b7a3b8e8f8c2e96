import { DomainError, type Problem } from '@korsa/domain';
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
  const result = schema.safeParse(row);
  if (result.success) return result.data;
  return new RowInvalid(result.error.issues.flatMap(problemsOf));
}

/** Unknown fields one by one, as bodies are told of them. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const at = (...path: readonly PropertyKey[]) => path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys')
    return [{ field: at(...issue.path), rule: issue.message }];
  return issue.keys.map((key) => ({
    field: at(...issue.path, key),
    rule: 'is not a known field',
  }));
}
