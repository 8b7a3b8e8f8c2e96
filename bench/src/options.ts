import { parseArgs } from 'node:util';
import type { KafkaClient } from './workload.js';

export interface Options {
  /** Words of which a row's id or name holds one; empty: all rows. */
  readonly chosen: readonly string[];
  /** Mirrored rounds; each makes two pairs. */
  readonly rounds: number;
  readonly full: boolean;
  /** Record the result in docs/performance. */
  readonly write: boolean;
  /** What ours talks to Kafka with; floors always use kafkajs. */
  readonly kafkaClient: KafkaClient | undefined;
}

export const usage = `npm run bench -- [words] [--rounds N] [--full] [--client C] [--write]

  words       rows whose id or name holds one of them; all rows when left out
  --rounds N  mirrored rounds of two pairs each (default 3)
  --full      the sizes of the target table: a million events, minutes of idling (about 25 minutes instead of 10)
  --client C  kafkajs or platformatic, for ours; floors always use kafkajs (default: the product's)
  --write     record the result in docs/performance and make the page anew`;

/** Throws an Error for people. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      full: { type: 'boolean', default: false },
      client: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds} is no whole number from 1 on.`);
  const { full, write, client: kafkaClient } = values;
  if (kafkaClient !== undefined && kafkaClient !== 'kafkajs' && kafkaClient !== 'platformatic')
    throw new Error(`--client ${kafkaClient} is neither kafkajs nor platformatic.`);
  return { chosen: positionals, rounds, full, write, kafkaClient };
}

/** Whether the words choose this row. */
export function isChosen({ chosen }: Options, { id, name }: { id: string; name: string }): boolean {
  return chosen.length === 0 || chosen.some((word) => id.includes(word) || name.includes(word));
}
