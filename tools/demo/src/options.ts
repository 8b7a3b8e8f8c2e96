import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Leave the stack up until Ctrl-C. */
  readonly keep: boolean;
  /** Also write the report as data to this file. */
  readonly json: string | undefined;
}

/** The options of `npm run demo -- ...`. Throws with a usage line for anything else. */
export function demoOptions(args: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { keep: { type: 'boolean', default: false }, json: { type: 'string' } },
    });
    return { keep: values.keep, json: values.json };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nUsage: npm run demo -- [--keep] [--json FILE]`, { cause: error });
  }
}
