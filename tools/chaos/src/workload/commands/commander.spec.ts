import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { History } from '../../history/history.js';
import { command } from './command.js';
import { Commander, CommandRefused } from './commander.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const confirm = command('registration', 'confirmParticipation', {
  area: '33.71',
  about: 'r1',
  request: { params: { registrationId: 'r1' } },
  keep: ({ status }) => ({ status }),
});
const now = '2025-11-04T14:00:00+07:00';

const says =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(JSON.stringify(body));
const yes = says(200, { status: 'confirmed', registrationId: 'r1' });
const cut: Answer = ({ socket }) => socket.destroy();

describe('a careful client', () => {
  let answers: Answer[];
  let keys: (string | undefined)[];
  let processes: string[];
  let history: History;
  let commander: Commander;
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string);
    processes.push(request.url?.startsWith('/second') ? 'second' : 'first');
    (answers.shift() ?? yes)(request, response);
  });

  beforeEach(async () => {
    [answers, keys, processes, history] = [[], [], [], new History()];
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    commander = new Commander({
      stack: {
        baseUrls: {
          registration: [url, `${url}/second`],
          scheduling: [url],
          attendance: [url],
          evaluation: [url],
        },
        kafkaBrokers: '',
        mongoUrl: '',
        topicPrefix: '',
        database: (service) => service,
      },
      seed: 1,
      history,
      signal: new AbortController().signal,
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const kinds = () => history.entries().map(({ kind }) => kind);

  it('repeats a command with its key until it knows the outcome', async () => {
    answers = [
      cut,
      says(503, { code: 'unavailable' }),
      says(409, { code: 'command-in-progress' }, { 'retry-after': '2' }),
    ];
    expect(await commander.demand(confirm, now)).toMatchObject({ status: 'confirmed' });
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(4);
    expect(kinds().filter((kind) => kind === 'unknown')).toHaveLength(3);
    expect(history.open()).toBe(0);
  });

  it('takes a refusal for an answer', async () => {
    answers = [says(409, { code: 'already-confirmed' })];
    await expect(commander.demand(confirm, now)).rejects.toThrow(CommandRefused);
    expect(kinds()).toEqual(['invoked', 'refused']);
  });

  it.each([['again'], ['twice']] as const)(
    'sends one command %s under one number and key',
    async (habit) => {
      await commander.perform(confirm as never, { habit, now });
      expect(new Set(keys).size).toBe(1);
      expect(keys).toHaveLength(2);
      expect(kinds().filter((kind) => kind === 'acknowledged')).toHaveLength(2);
    },
  );

  it('asks the next process of the service with every attempt', async () => {
    answers = [cut, cut];
    await commander.demand(confirm, now);
    expect(processes).toEqual(['second', 'first', 'second']);
  });

  it('asks two processes when it sends a command twice at the same time', async () => {
    await commander.perform(confirm as never, { habit: 'twice', now });
    expect(processes.toSorted()).toEqual(['first', 'second']);
  });

  it('gives every command a key of its own, and keeps what the checker needs of the answer', async () => {
    await commander.demand(confirm, now);
    await commander.demand(confirm, now);
    expect(new Set(keys).size).toBe(2);
    const [entry] = history.entries().filter(({ kind }) => kind === 'acknowledged');
    expect(entry).toMatchObject({ answer: { status: 'confirmed', digest: expect.any(String) } });
  });
});
