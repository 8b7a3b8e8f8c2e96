import { createServer } from 'node:net';
import type { Request } from '../infrastructure.js';

export interface Ports {
  readonly kafka: number;
  readonly mongo: number;
}

const settings = {
  kafka: { variable: 'KORSA_KAFKA_PORT', usual: 9092, server: 'Kafka' },
  mongo: { variable: 'KORSA_MONGO_PORT', usual: 27017, server: 'MongoDB' },
} as const;

/** Loopback ports for both servers. Throws when one that is asked for by number is taken or no number. */
export async function choosePorts({
  purpose,
  ports = purpose === 'start' ? 'fixed' : 'free',
  env = process.env,
}: Request): Promise<Ports> {
  const choose = async ({ variable, usual, server }: (typeof settings)[keyof typeof settings]) => {
    if (ports === 'free') return freePort();
    const asked = env[variable] || undefined;
    const port = Number(asked ?? usual);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`${variable} is ${asked}; it must be a port number.`);
    }
    if (await isFree(port)) return port;
    throw new Error(
      `Port ${port} for ${server} is taken. End what uses it, or choose another: ${variable}=<port>`,
    );
  };
  return { kafka: await choose(settings.kafka), mongo: await choose(settings.mongo) };
}

/** A loopback port that nobody uses now. */
export async function freePort(): Promise<number> {
  return (await listen(0)) ?? freePort();
}

async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined;
}

function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
