import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './root.js';

interface Execution {
  readonly env?: NodeJS.ProcessEnv;
  readonly onLine?: (line: string) => void;
}

export interface Executed {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a command to its end and keeps what it prints, without the colours. */
export function execute(
  [command = '', ...args]: readonly string[],
  { env = {}, onLine = () => undefined }: Execution = {},
): Promise<Executed> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        lines.push(line);
        onLine(line);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output: lines.join('\n') }));
  });
}
