import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createClient, ProblemError, UnreadableAnswer } from './client.js';
import { defineEndpoint } from './endpoint.js';

const api = {
  confirm: defineEndpoint({
    summary: 'Say yes',
    method: 'POST',
    path: '/v1/registrations/:registrationId/confirm',
    params: z.strictObject({ registrationId: z.string() }),
    response: z.object({ status: z.string() }),
  }),
};
const request = { params: { registrationId: 'a b' } };

let server: Server;
afterEach(() => void server.close());

interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers one status after the other and remembers what it was asked. */
async function serve(...statuses: (number | Served)[]) {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  server = createServer(({ url, headers }, answer) => {
    seen.push({ url, headers });
    const next = statuses.shift() ?? 200;
    const { status, headers: told } =
      typeof next === 'number' ? { status: next, headers: {} } : next;
    answer
      .writeHead(status, told)
      .end(JSON.stringify(status < 400 ? { status: 'confirmed' } : { status, code: 'busy' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a derived client', () => {
  it('calls the path with the parameters filled in', async () => {
    const { seen, baseUrl } = await serve();
    await expect(createClient(api, { baseUrl }).confirm(request)).resolves.toEqual({
      status: 'confirmed',
    });
    expect(seen[0]?.url).toBe('/v1/registrations/a%20b/confirm');
  });

  it('rejects with the problem when the service refuses', async () => {
    const { baseUrl } = await serve(409);
    await expect(
      createClient(api, { baseUrl, repeatForMs: 5_000 }).confirm(request),
    ).rejects.toThrow(ProblemError);
  });

  it('tells an answer of another version from a service that does not answer', async () => {
    const { baseUrl } = await serve();
    const newer = {
      confirm: { ...api.confirm, response: z.object({ confirmedAt: z.string() }) },
    };
    await expect(createClient(newer, { baseUrl }).confirm(request)).rejects.toThrow(
      UnreadableAnswer,
    );
  });

  it('repeats a temporary failure under the same Idempotency-Key', async () => {
    const { seen, baseUrl } = await serve(503, 429, 200);
    await createClient(api, { baseUrl, repeatForMs: 5_000 }).confirm(request);
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('repeats while the command is still being carried out', async () => {
    const underway = { status: 409, headers: { 'retry-after': '2' } };
    const { seen, baseUrl } = await serve(underway, 200);
    await createClient(api, { baseUrl, repeatForMs: 5_000 }).confirm(request);
    expect(seen).toHaveLength(2);
  });

  it('lets the caller choose the Idempotency-Key', async () => {
    const { seen, baseUrl } = await serve();
    const headers = () => ({ 'Idempotency-Key': 'mine' });
    await createClient(api, { baseUrl, headers }).confirm(request);
    expect(seen[0]?.headers['idempotency-key']).toBe('mine');
  });

  it('tries once unless told otherwise', async () => {
    const { seen, baseUrl } = await serve(503);
    await expect(createClient(api, { baseUrl }).confirm(request)).rejects.toThrow('503 busy');
    expect(seen).toHaveLength(1);
  });
});
