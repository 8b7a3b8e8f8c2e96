import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { choosePorts, freePort } from './ports.js';

const request = { purpose: 'start', log: () => undefined } as const;

describe('choosePorts', () => {
  it('takes free ports for tests and the demo, whatever the environment names', async () => {
    const env = { KORSA_KAFKA_PORT: String(await freePort()), KORSA_MONGO_PORT: 'none' };
    const { kafka, mongo } = await choosePorts({ ...request, purpose: 'demo', env });
    expect(kafka).not.toBe(mongo);
    expect([9092, 27017, Number(env.KORSA_KAFKA_PORT)]).not.toContain(kafka);
  });

  it('takes the ports that the environment names for tests that ask for fixed ones', async () => {
    const kafka = await freePort();
    const mongo = await freePort();
    const env = { KORSA_KAFKA_PORT: String(kafka), KORSA_MONGO_PORT: String(mongo) };
    const fixed = { ...request, purpose: 'test', ports: 'fixed', env } as const;
    expect(await choosePorts(fixed)).toEqual({ kafka, mongo });
  });

  it('takes the ports that the environment names', async () => {
    const kafka = await freePort();
    const mongo = await freePort();
    const env = { KORSA_KAFKA_PORT: String(kafka), KORSA_MONGO_PORT: String(mongo) };
    expect(await choosePorts({ ...request, env })).toEqual({ kafka, mongo });
  });

  it('names the variable when a port is taken', async () => {
    const server = createServer().listen({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const env = { KORSA_KAFKA_PORT: String(port), KORSA_MONGO_PORT: String(await freePort()) };
    await expect(choosePorts({ ...request, env })).rejects.toThrow(
      `Port ${port} for Kafka is taken. End what uses it, or choose another: KORSA_KAFKA_PORT=<port>`,
    );
    server.close();
  });

  it('refuses what is no port', async () => {
    const env = { KORSA_KAFKA_PORT: String(await freePort()), KORSA_MONGO_PORT: '70000' };
    await expect(choosePorts({ ...request, env })).rejects.toThrow(
      'KORSA_MONGO_PORT is 70000; it must be a port number.',
    );
  });
});
