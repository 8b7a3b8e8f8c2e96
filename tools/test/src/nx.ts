import { execute, type Executed } from './execute.js';
import { installed } from './root.js';

/** No background process, no cloud, no full-screen interface, no terminal emulation. */
const plain = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_NATIVE_COMMAND_RUNNER: 'false',
};

interface Run {
  readonly parallel: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Hears of each task when it is done. */
  readonly done?: (task: string) => void;
}

/** Runs a target in all projects that have it; what is in the cache is not run again. */
export function nx(target: string, { parallel, env = {}, done }: Run): Promise<Executed> {
  const command = ['run-many', '-t', target, `--parallel=${parallel}`, '--outputStyle=static'];
  return execute([process.execPath, installed('nx'), ...command], {
    env: { ...plain, ...env },
    onLine: (line) => {
      const [, task] = /^> nx run (.*)$/.exec(line) ?? [];
      if (task) done?.(task);
    },
  });
}
