import { parseArgs } from 'node:util';
import { allTopics, stateTopics } from '@korsa/contracts';
import { openDriver, rebuild, type RebuildWishes } from '@korsa/eventing';
import type { ServiceConfig } from '../config/define-config.js';
import type { Runtime } from '../start/runtime.js';
import { actorOf, CommandMisused, wholeNumber } from './command-arguments.js';

const usage = `rebuild --model <name> [--version <n>] [--restart] [--compare] [--switch] [--drop]
        [--accept-incomplete <n>] [--by <who>]

Builds a version of a read model beside the live one until it contains what the topics hold.
  --version            the version to build, or to go back to; default: the next one, or the one that is unfinished
  --restart            empties that version first
  --compare            compares it with the live version, document by document
  --switch             lets queries be answered from it; with --compare only when nothing differs
  --drop               removes older versions that nothing uses, or --version
  --accept-incomplete  switches although so many documents lack a part of their history`;

const options = {
  model: { type: 'string' },
  version: { type: 'string' },
  restart: { type: 'boolean' },
  compare: { type: 'boolean' },
  switch: { type: 'boolean' },
  drop: { type: 'boolean' },
  'accept-incomplete': { type: 'string' },
  by: { type: 'string' },
} as const;

/** `main.js rebuild …`: see docs/runbooks/rebuild.md. */
export async function rebuildCommand(
  { readModels }: ServiceConfig,
  { connection, registry, logger, kit }: Runtime,
  args: readonly string[],
): Promise<number> {
  const { values } = parse(args);
  const projection = readModels.find(({ name }) => name === values.model);
  if (!projection) {
    const known = readModels.map(({ name }) => name).join(', ') || 'none';
    throw new CommandMisused(`${kit.service} has these read models: ${known}.`, usage);
  }
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  const wishes = wishesOf(values);
  const rebuilt = await rebuild(
    {
      service: kit.service,
      projection,
      driver: openDriver(kit.kafka, logger),
      connection,
      registry,
      logger,
      topics: [...allTopics, ...stateTopics],
      by: actorOf('rebuild', values.by),
      say,
    },
    wishes,
  );
  if (!rebuilt) return 0;
  const { version, incomplete, comparison } = rebuilt;
  if (incomplete > 0)
    say(`${incomplete} documents are incomplete: docs/runbooks/rebuild.md says why.`);
  const differs = comparison !== undefined && comparison.different + comparison.behind > 0;
  if (!wishes.switch) {
    const next = wishes.compare ? '--switch' : '--compare, then with --switch';
    say(`${projection.name} version ${version} is built. Next: run this again with ${next}.`);
  }
  return differs && !wishes.switch ? 1 : 0;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true });
  } catch (error) {
    throw new CommandMisused((error as Error).message, usage);
  }
}

type Values = ReturnType<typeof parse>['values'];

function wishesOf(values: Values): RebuildWishes {
  const version = wholeNumber('version', values.version, 1, usage);
  const accepted = wholeNumber('accept-incomplete', values['accept-incomplete'], 0, usage);
  return {
    ...(version === undefined ? {} : { version }),
    ...(accepted === undefined ? {} : { acceptIncomplete: accepted }),
    restart: values.restart ?? false,
    compare: values.compare ?? false,
    switch: values.switch ?? false,
    drop: values.drop ?? false,
  };
}
