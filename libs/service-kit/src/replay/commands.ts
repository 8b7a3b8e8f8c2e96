import type { ServiceConfig } from '../config/define-config.js';
import { loadConfig, type Variables } from '../config/load-config.js';
import { openWithin } from '../mongo/connect.js';
import { createRuntime, type Runtime } from '../start/runtime.js';
import { CommandMisused } from './command-arguments.js';
import { rebuildCommand } from './rebuild-command.js';
import { snapshotCommand } from './snapshot-command.js';

/** Runs to its end and answers the exit code. */
export type Command = (
  config: ServiceConfig,
  runtime: Runtime,
  args: readonly string[],
) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  rebuild: rebuildCommand,
  snapshot: snapshotCommand,
};

/** How long a command waits for MongoDB, milliseconds. */
const firstAnswerMs = 30_000;

export function isCommand(name: string | undefined): name is string {
  return name !== undefined && Object.hasOwn(commands, name);
}

/**
 * `main.js rebuild …` and `main.js snapshot …`: work of a service that ends, in a process of its own beside those that
 * serve. Answers the exit code: 0 done, 1 refused or failed, 2 misused. Throws ConfigurationInvalid.
 */
export async function runCommand(
  config: ServiceConfig,
  [name = '', ...args]: readonly string[],
  variables: Variables,
): Promise<number> {
  const runtime = createRuntime(...settingsOf(config, variables));
  const { connection, kit, logger, written } = runtime;
  try {
    const mongo = { ...kit.mongo, appName: `${kit.service} ${name}` };
    await openWithin(firstAnswerMs, connection, mongo, logger);
    return (await commands[name]?.(config, runtime, args)) ?? 2;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CommandMisused ? 2 : 1;
  } finally {
    await connection.close().catch(() => undefined);
    await written();
  }
}

/** A command serves no requests, and it is no member that a restarted process could be taken for. */
function settingsOf(config: ServiceConfig, variables: Variables) {
  const { KORSA_INSTANCE: _instance, ...rest } = variables;
  const level = variables['KORSA_LOG_LEVEL'] ?? 'warn';
  const { kit, settings } = loadConfig(config, {
    ...rest,
    KORSA_ROLES: 'worker',
    KORSA_LOG_LEVEL: level,
  });
  return [kit, settings] as const;
}
