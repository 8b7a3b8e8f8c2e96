/**
 * Runs one server for as long as its parent lives, and leaves nothing behind: a program of its own, because the
 * parent may be killed at any instant. Its stdin is a pipe from the parent: first the orders, then one word per line. The
 * end of stdin is the end of the parent.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { KeeperOrders, KeeperReport } from './keeper-orders.js';

let orders: KeeperOrders = { log: '/dev/null', graceMs: 0, remove: [] };
let log: number;
let child: ChildProcess | undefined;
let ending = false;
/** Why the server had to be killed. */
let overdue: string | undefined;

function report(event: KeeperReport): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

/** Even a keeper that is killed takes its server with it, where the system can arrange that. */
function tied([command = '', ...args]: readonly string[]): [string, string[]] {
  const setpriv = '/usr/bin/setpriv';
  return existsSync(setpriv)
    ? [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]]
    : [command, args];
}

function start(): void {
  const { cwd, env, run } = orders;
  if (!run || child) return;
  const [command, args] = tied(run);
  const started = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
  child = started;
  started.once('spawn', () => report({ event: 'started', pid: started.pid ?? 0 }));
  started.once('error', ({ message }) =>
    report({ event: 'ended', how: `could not be started (${message})` }),
  );
  started.once('exit', (code, signal) => {
    child = undefined;
    report({
      event: 'ended',
      how: overdue ?? (signal ? `was ended by ${signal}` : `ended with code ${code}`),
      ...(code === null ? {} : { code }),
    });
    if (ending) cleanUp();
  });
}

/** The whole group: some servers are started by a shell script. */
function signal(name: NodeJS.Signals): void {
  if (child?.pid) process.kill(-child.pid, name);
}

function end(): void {
  if (ending) return;
  ending = true;
  if (!child) return cleanUp();
  if (orders.graceMs === 0) return signal('SIGKILL');
  signal('SIGCONT');
  signal('SIGTERM');
  setTimeout(() => {
    overdue = `did not end within ${orders.graceMs / 1_000} s and was killed${heldUpBy(child?.pid)}`;
    signal('SIGKILL');
  }, orders.graceMs).unref();
}

/** What the threads of a process wait for, where the system tells: the name of the thread, its state, and the place. */
function heldUpBy(pid: number | undefined): string {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((id) => {
      const of = (what: string) => readFileSync(`/proc/${pid}/task/${id}/${what}`, 'utf8').trim();
      return `${of('comm')} ${/^State:\s+(\S)/m.exec(of('status'))?.[1]} ${of('wchan')}`;
    });
    const counted = [...Map.groupBy(threads, (line) => line)];
    return `; threads: ${counted.map(([line, { length }]) => `${length} × ${line}`).join(', ')}`;
  } catch {
    return ''; // No such system, or the process ended just now.
  }
}

function cleanUp(): void {
  const [command, ...args] = orders.afterwards ?? [];
  const finish = () => {
    for (const path of orders.remove) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    process.exit(0);
  };
  if (!command) return finish();
  const { cwd, env } = orders;
  const last = spawn(command, args, { cwd, env, stdio: ['ignore', log, log] });
  last.once('error', finish).once('exit', finish);
}

process.stdout.on('error', end);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, end);
createInterface({ input: process.stdin })
  .once('line', (first) => {
    orders = JSON.parse(first) as KeeperOrders;
    log = openSync(orders.log, 'a');
  })
  .on('line', (order) => {
    if (order === 'start') start();
    if (order === 'kill') signal('SIGKILL');
    if (order === 'terminate') signal('SIGTERM');
  })
  .on('close', end);
