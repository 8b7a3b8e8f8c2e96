import { readdir, readFile, readlink } from 'node:fs/promises';
import { readFileSync } from 'node:fs';

/** Linux counts CPU time of processes in hundredths of a second, whatever its kernel was built with. */
const ticksPerSecond = 100;

/** CPU seconds of a process so far, threads included; null when it is not there or the system is not Linux. */
export function cpuSecondsOf(pid: number): number | null {
  try {
    return cpuSecondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

/** The name of a program stands in brackets and may hold anything, also brackets and spaces. */
export function cpuSecondsIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** CPU seconds that the whole machine was busy, or was kept from us by other guests of its host; null off Linux. */
export function busySeconds(): number | null {
  try {
    return busySecondsIn(readFileSync('/proc/stat', 'utf8'));
  } catch {
    return null;
  }
}

export function busySecondsIn(stat: string): number {
  const [user, nice, system, , , irq, softirq, steal] = (stat.split('\n', 1)[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const ticks = [user, nice, system, irq, softirq, steal].reduce<number>(
    (sum, n) => sum + (n ?? 0),
    0,
  );
  return ticks / ticksPerSecond;
}

/** The process of this machine that listens on a port; undefined when there is none that we may look at. */
export async function pidListeningOn(port: number): Promise<number | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const sockets = new Set(tables.flatMap((table) => listeningSockets(table, port)));
  if (sockets.size === 0) return undefined;
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await holdsOneOf(name, sockets))) return Number(name);
  }
  return undefined;
}

export function listeningSockets(table: string, port: number): string[] {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter(([, address, , state]) => address?.endsWith(local) && state === '0A')
    .map((row) => `socket:[${row[9]}]`);
}

async function holdsOneOf(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const targets = names.map((name) => readlink(`${folder}/${name}`).catch(() => ''));
  return (await Promise.all(targets)).some((target) => sockets.has(target));
}
