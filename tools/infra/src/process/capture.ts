import { execFile } from 'node:child_process';

/** What a short command answered; `code` is undefined when there is no such command or it took too long. */
export interface Answer {
  readonly code: number | undefined;
  readonly output: string;
}

/** Runs a short command and reads everything it prints. It never throws. */
export function capture(
  command: string,
  args: readonly string[],
  within = 15_000,
): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: within, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      if (!error) return resolve({ code: 0, output });
      resolve({ code: typeof error.code === 'number' ? error.code : undefined, output });
    });
  });
}
