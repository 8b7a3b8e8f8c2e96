import { install, InstallationFailed } from './install.mjs';
import { run } from './run.mjs';
import { serviceCommands, serviceProgram } from './service-command.mjs';

const programs = {
  demo: ['tools/demo/src/main.ts'],
  start: ['tools/demo/src/start.ts'],
  test: ['tools/test/src/main.ts'],
  check: ['tools/test/src/main.ts', '--fast'],
  bench: ['bench/src/main.ts'],
  chaos: ['tools/chaos/src/main.ts'],
  ops: ['tools/ops/src/main.ts'],
  prove: ['tools/proof/src/main.ts'],
  generate: ['tools/generate/src/main.ts'],
};

/** Installs when that is needed, runs the program of the command, and takes over its exit code. */
export async function main([command, ...args]) {
  const program = programOf(command, args);
  if (!program) {
    process.exitCode = 2;
    return;
  }
  try {
    await install();
    process.exitCode = await run(program);
  } catch (error) {
    if (!(error instanceof InstallationFailed)) throw error;
    if (error.message) console.error(`\n${error.message}`);
    process.exitCode = error.exitCode;
  }
}

/** What to run; undefined, and said, when there is no such command. */
function programOf(command = '', args) {
  if (Object.hasOwn(programs, command)) return [...programs[command], ...args];
  const commands = [...Object.keys(programs), ...serviceCommands];
  try {
    if (serviceCommands.includes(command)) return serviceProgram(command, args);
    console.error(`Usage: node tools/launch.mjs <${commands.join('|')}> [arguments]`);
  } catch (error) {
    console.error(error.message);
  }
  return undefined;
}
