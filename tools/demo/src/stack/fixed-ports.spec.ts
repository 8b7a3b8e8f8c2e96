import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@korsa/infra';
import { fixedPorts } from './fixed-ports.js';

let neighbour: Server | undefined;
afterEach(() => void neighbour?.close());

async function freeEverywhere(): Promise<Record<string, string>> {
  const names = ['REGISTRATION', 'SCHEDULING', 'ATTENDANCE', 'EVALUATION'];
  const ports = await Promise.all(names.map(freePort));
  return Object.fromEntries(names.map((name, at) => [`KORSA_${name}_PORT`, String(ports[at])]));
}

describe('the ports of npm start', () => {
  it('are those of the variables', async () => {
    const env = await freeEverywhere();
    expect(await fixedPorts(env)).toMatchObject({
      scheduling: Number(env['KORSA_SCHEDULING_PORT']),
    });
  });

  it('name the variable of a port that is taken', async () => {
    neighbour = createServer();
    await new Promise<void>((listening) => neighbour?.listen(0, '127.0.0.1', listening));
    const { port } = neighbour.address() as AddressInfo;
    const env = { ...(await freeEverywhere()), KORSA_ATTENDANCE_PORT: String(port) };
    await expect(fixedPorts(env)).rejects.toThrow(
      `Port ${port} for attendance is taken; free it or set KORSA_ATTENDANCE_PORT to another one.`,
    );
  });

  it('name every variable that is no port', async () => {
    const env = {
      ...(await freeEverywhere()),
      KORSA_SCHEDULING_PORT: 'http',
      KORSA_EVALUATION_PORT: '0',
    };
    await expect(fixedPorts(env)).rejects.toThrow(
      'KORSA_SCHEDULING_PORT is no port number.\nKORSA_EVALUATION_PORT is no port number.',
    );
  });
});
