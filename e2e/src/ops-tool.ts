import { execFile } from 'node:child_process';
import { root } from '@korsa/demo';

const loader = ['--conditions=development', '--import', '@swc-node/register/esm-register'];

/** What the tool of the operators says in a terminal, and how it ends. */
export interface Said {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** `npm run ops -- …` as an operator of the area runs it, about the service at this address. */
export function opsTool(url: string, area = '33') {
  return (command: string, ...args: readonly string[]): Promise<Said> => {
    const caller = ['--url', url, '--area', area, '--actor', 'ops-1'];
    const line = [...loader, 'tools/ops/src/main.ts', command, ...args, ...caller];
    const { NODE_OPTIONS: _jestOptions, ...env } = process.env;
    return new Promise((resolve) => {
      execFile(process.execPath, line, { cwd: root, env }, (error, out, err) => {
        resolve({ out, err, exitCode: error ? Number(error.code ?? 1) : 0 });
      });
    });
  };
}
