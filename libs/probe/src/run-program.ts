import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ProgramEnd {
  readonly code: number | null;
  /** What it wrote, errors too. */
  readonly output: string;
}

/** Runs a TypeScript program of the workspace to its end, in a process of its own. */
export function runProgram(
  main: URL,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ProgramEnd> {
  const flags = ['--conditions=development', '--import', '@swc-node/register/esm-register'];
  const { NODE_OPTIONS: _ofJest, ...env } = process.env;
  const child = spawn(process.execPath, [...flags, fileURLToPath(main), ...args], {
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
