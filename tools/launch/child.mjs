import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** npm passes a signal on that the terminal has sent us already; only a later one is a second wish. */
const echoMs = 1_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const leash = new URL('./leash.mjs', import.meta.url).href;

/**
 * Runs a Node.js program (or npm) to its end, in a process group of its own that ends with it. A signal to us goes to
 * the program, which may end in order; a second one, or too long a wait, kills the group. When we are killed ourselves
 * the leash ends it. Settles with the exit code as a shell would give it, and what was printed when `stdio` is 'pipe'.
 */
export function runChild(
  command,
  args,
  { stdio = 'inherit', env = {}, graceMs = 30_000, ...options } = {},
) {
  const child = spawn(command, args, {
    ...options,
    detached: true,
    env: {
      ...process.env,
      ...env,
      KORSA_LEASH: process.env.NODE_OPTIONS ?? '',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${leash}`,
    },
    stdio: ['ignore', stdio, stdio, 'pipe'],
  });
  return new Promise((resolve, reject) => {
    const supervision = supervise(child, graceMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => (output += data));
    child.once('error', (error) => {
      supervision.end();
      reject(error);
    });
    child.once('close', (code, signal) => {
      supervision.end();
      killGroup(child);
      resolve({
        code: code ?? 128 + constants.signals[signal],
        interrupted: supervision.interrupted,
        output,
      });
    });
  });
}

function supervise(child, graceMs) {
  let first;
  let deadline;
  const supervision = { interrupted: undefined, end };
  function forward(signal) {
    if (first !== undefined && Date.now() - first < echoMs) return;
    if (first !== undefined) return killGroup(child);
    first = Date.now();
    supervision.interrupted = signal;
    child.kill(signal);
    deadline = setTimeout(() => killGroup(child), graceMs);
  }
  for (const signal of signals) process.on(signal, forward);
  const orphaned = watchNpm(() => forward('SIGTERM'));
  function end() {
    clearTimeout(deadline);
    clearInterval(orphaned);
    for (const signal of signals) process.off(signal, forward);
  }
  return supervision;
}

/** Under npm, we end when npm is killed. Started by hand, we may outlive the shell, as with nohup. */
function watchNpm(lost) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const before = ancestors();
  return setInterval(() => ancestors() !== before && lost(), 500).unref();
}

/** Our parent and, where the system shows it, the parent of that: npm starts us through a shell. */
function ancestors() {
  const parent = process.ppid;
  try {
    return `${parent} ${/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}`;
  } catch {
    return `${parent}`;
  }
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
