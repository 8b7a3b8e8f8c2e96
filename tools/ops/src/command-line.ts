import { parseArgs } from 'node:util';
import { targetsOf, type Target } from './targets.js';
import { UsageError } from './usage.js';

export const looking = ['list', 'keys', 'show', 'blocked', 'decisions'] as const;
export const deciding = ['retry', 'skip', 'release'] as const;
export type CommandName = (typeof looking)[number] | (typeof deciding)[number];

/** A command that can be carried out. */
export interface Command {
  readonly name: CommandName;
  /** `<letter>`, or `<topic> <key>`. */
  readonly operands: readonly string[];
  readonly targets: readonly Target[];
  readonly caller: { readonly area: string; readonly actor: string };
  readonly filter: Readonly<{ state?: string; group?: string; topic?: string; key?: string }>;
  readonly limit: number;
  readonly waitMs: number;
  readonly reason: string | undefined;
  readonly json: boolean;
}

const text = { type: 'string' } as const;
const options = {
  service: text,
  url: text,
  area: text,
  actor: text,
  state: text,
  group: text,
  topic: text,
  key: text,
  limit: text,
  wait: text,
  reason: text,
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const operandsOf: Partial<Record<CommandName, readonly string[]>> = {
  show: ['<letter>'],
  retry: ['<letter>'],
  skip: ['<letter>'],
  release: ['<topic>', '<key>'],
};

/** Reads the command line; undefined when help is asked for. Throws UsageError. */
export function readCommand(args: readonly string[], env: NodeJS.ProcessEnv): Command | undefined {
  const { values, positionals } = parsed(args);
  if (values.help || positionals.length === 0) return undefined;
  const [name, ...operands] = positionals;
  if (!isCommand(name)) throw new UsageError(`There is no command "${name}".`);
  const wanted = operandsOf[name] ?? [];
  if (operands.length !== wanted.length)
    throw new UsageError(`${name} takes ${wanted.join(' and ') || 'nothing'} after its name.`);
  const decides = (deciding as readonly string[]).includes(name);
  if (decides && !values.reason) throw new UsageError(`${name} needs a --reason: it is kept.`);
  const { state, group, topic, key } = values;
  return {
    name,
    operands,
    targets: targetsOf({ service: values.service, url: values.url, one: wanted.length > 0 }, env),
    caller: {
      area: required('--area', 'KORSA_AREA', values.area, env),
      actor: required('--actor', 'KORSA_ACTOR', values.actor, env),
    },
    filter: {
      ...(state ? { state } : {}),
      ...(group ? { group } : {}),
      ...(topic ? { topic } : {}),
      ...(key ? { key } : {}),
    },
    limit: number('--limit', values.limit ?? '50'),
    waitMs: number('--wait', values.wait ?? '60') * 1_000,
    reason: values.reason,
    json: values.json ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(name: string | undefined): name is CommandName {
  return ([...looking, ...deciding] as readonly (string | undefined)[]).includes(name);
}

function required(
  option: string,
  variable: string,
  given: string | undefined,
  env: NodeJS.ProcessEnv,
): string {
  const value = given ?? env[variable];
  if (!value) throw new UsageError(`Say who acts: ${option} or ${variable}.`);
  return value;
}

function number(option: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new UsageError(`${option} is a whole number.`);
  return Number(value);
}
