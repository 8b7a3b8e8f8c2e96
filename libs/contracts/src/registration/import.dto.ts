import { z } from 'zod';

/** Rows of an import: each is checked on its own, so that one bad row does not refuse the others. */
export function rowsOf(max: number, schema: string) {
  return z
    .array(z.unknown())
    .min(1)
    .max(max)
    .describe(`Up to ${max} rows, each with the fields of ${schema}`);
}

/** What became of one row. A refused row changed nothing. */
export function rowOutcome<const Outcome extends string, Fields extends z.ZodRawShape>(
  outcomes: readonly [Outcome, ...Outcome[]],
  fields: Fields,
) {
  return z.object({
    row: z.number().int().min(0).describe('Place in the request, from 0'),
    outcome: z.enum(outcomes),
    ...fields,
    code: z.string().nullable().describe('Why it was refused'),
    problems: z.array(z.object({ field: z.string(), rule: z.string() })),
  });
}
