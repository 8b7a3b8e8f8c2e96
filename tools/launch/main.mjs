import { install, InstallationFailed } from './install.mjs';
import { run } from './run.mjs';

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
  const program = Object.hasOwn(programs, command ?? '') ? programs[command] : undefined;
  if (!program) {
    console.error(`Usage: node tools/launch.mjs <${Object.keys(programs).join('|')}> [arguments]`);
    process.exitCode = 2;
    return;
  }
  try {
    await install();
    process.exitCode = await run([...program, ...args]);
  } catch (error) {
    if (!(error instanceof InstallationFailed)) throw error;
    if (error.message) console.error(`\n${error.message}`);
    process.exitCode = error.exitCode;
  }
}
