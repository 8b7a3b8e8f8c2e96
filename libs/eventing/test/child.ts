import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs a TypeScript file of this folder in its own process. */
export function startChild(file: string, ...args: readonly string[]): ChildProcess {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const flags = ['--conditions=development', '--import', '@swc-node/register/esm-register'];
  const { NODE_OPTIONS: _ofJest, ...env } = process.env;
  return spawn(process.execPath, [...flags, script, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves when the process writes the word. */
export async function says(child: ChildProcess, word: string): Promise<void> {
  for (let text = ''; !text.includes(word);) {
    const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer];
    text += chunk.toString();
  }
}

/** Ends the process without giving it a chance to clean up. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
