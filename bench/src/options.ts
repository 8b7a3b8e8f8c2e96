import { parseArgs } from 'node:util';

export interface Options {
  /** Words of which a row's id or name holds one; empty: all rows. */
  readonly chosen: readonly string[];
  /** Mirrored rounds; each makes two pairs. */
  readonly rounds: number;
  readonly full: boolean;
  /** Record the result in docs/performance. */
  readonly write: boolean;
}

export const usage = `npm run bench -- [words] [--rounds N] [--full] [--write]

  words       rows whose id or name holds one of them; all rows when left out
  --rounds N  mirrored rounds of two pairs each (default 3)
  --full      the sizes of the target table: a million events, minutes of idling
  --write     record the result in docs/performance and make the page anew`;

/** Throws an Error for people. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      full: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds} is no whole number from 1 on.`);
  return { chosen: positionals, rounds, full: values.full, write: values.write };
}

/** Whether the words choose this row. */
export function isChosen({ chosen }: Options, { id, name }: { id: string; name: string }): boolean {
  return chosen.length === 0 || chosen.some((word) => id.includes(word) || name.includes(word));
}
