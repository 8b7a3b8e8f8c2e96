import type { Problem } from '@korsa/domain';
import { z } from 'zod';
import { problemsOf } from './problems-of.js';
import { ruleOf } from './rule-of.js';

/** What a part of an input is by its schema, or everything that is wrong with it. */
export type PartRead<Schema extends z.ZodType> =
  | { readonly data: z.output<Schema>; readonly problems?: never }
  | { readonly data?: never; readonly problems: readonly Problem[] };

/**
 * Reads one part of an input on its own (a row of an import), in the words and with the field names that HTTP input
 * has. `name` stands for the part itself where it is no object at all.
 */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  name = 'row',
): PartRead<Schema> {
  const result = z.object({ [name]: schema }).safeParse({ [name]: value }, { error: ruleOf });
  return result.success
    ? { data: result.data[name] as z.output<Schema> }
    : { problems: problemsOf(result.error) };
}
