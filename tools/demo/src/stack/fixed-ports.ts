import { createServer } from 'node:net';
import type { ServiceName } from './service-process.js';

/** The ports that people and scripts expect; each can be changed by its variable. */
const standard: Readonly<Record<ServiceName, number>> = {
  registration: 3001,
  scheduling: 3002,
  attendance: 3003,
  evaluation: 3004,
};

/** The ports of the services. Throws, naming every variable, when a port is no port or is taken. */
export async function fixedPorts(
  env: NodeJS.ProcessEnv = process.env,
): Promise<Readonly<Record<ServiceName, number>>> {
  const ports = Object.entries(standard).map(([name, port]) => {
    const variable = `KORSA_${name.toUpperCase()}_PORT`;
    return { name, variable, port: Number(env[variable] ?? port) };
  });
  const problems = await Promise.all(ports.map(problemOf));
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new Error(found.join('\n'));
  return Object.fromEntries(ports.map(({ name, port }) => [name, port])) as Record<
    ServiceName,
    number
  >;
}

async function problemOf({
  name,
  variable,
  port,
}: {
  name: string;
  variable: string;
  port: number;
}) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `${variable} is no port number.`;
  if (await isFree(port)) return undefined;
  return `Port ${port} for ${name} is taken; free it or set ${variable} to another one.`;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
