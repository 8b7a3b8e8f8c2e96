import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../eventually.js';
import { TcpProxy } from './tcp-proxy.js';

/** Answers every word with the same word, and notes what it heard and how connections ended. */
class Echo {
  heard = '';
  readonly endings: string[] = [];
  readonly sockets: Socket[] = [];
  readonly server: Server = createServer((socket) => {
    this.sockets.push(socket);
    socket
      .on('data', (chunk) => {
        this.heard += chunk.toString();
        socket.write(chunk);
      })
      .on('end', () => this.endings.push('end'))
      .on('error', ({ message }) => this.endings.push(message));
  });
}

class Caller {
  heard = '';
  ending: string | undefined;
  readonly socket: Socket;
  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1' })
      .on('data', (chunk) => (this.heard += chunk.toString()))
      .on('end', () => (this.ending ??= 'end'))
      .on('error', (error: NodeJS.ErrnoException) => (this.ending ??= error.code));
  }
  hears(text: string): Promise<unknown> {
    return eventually(() => this.heard === text);
  }
}

let echo: Echo;
let proxy: TcpProxy;
let callers: Caller[];
let jitter: () => number;
const call = () => {
  const caller = new Caller(proxy.port);
  callers.push(caller);
  return caller;
};

beforeEach(async () => {
  echo = new Echo();
  callers = [];
  jitter = () => 0.5;
  echo.server.listen(0, '127.0.0.1');
  await once(echo.server, 'listening');
  const { port } = echo.server.address() as AddressInfo;
  proxy = await new TcpProxy({ host: '127.0.0.1', port }, () => jitter()).open();
});
afterEach(async () => {
  await proxy.cut();
  for (const { socket } of callers) socket.destroy();
  for (const socket of echo.sockets) socket.destroy();
  echo.server.close();
});

describe('a line', () => {
  it('carries bytes and the end of them both ways', async () => {
    const caller = call();
    caller.socket.end('hello');
    await caller.hears('hello');
    await eventually(() => caller.ending === 'end');
    expect(echo.endings).toEqual(['end']);
    await eventually(() => proxy.connections === 0);
  });

  it('carries more than fits into it', async () => {
    const caller = call();
    const much = 'x'.repeat(4_000_000);
    caller.socket.write(much);
    await eventually(() => caller.heard.length === much.length);
  });

  it('is slow by its latency and half of its jitter, in both directions, and keeps the order', async () => {
    const caller = call();
    caller.socket.write('0');
    await caller.hears('0');
    proxy.become({ latencyMs: 40, jitterMs: 20 });
    const started = performance.now();
    for (const word of ['1', '2', '3']) caller.socket.write(word);
    await caller.hears('0123');
    expect(performance.now() - started).toBeGreaterThanOrEqual(98);
  });

  it('keeps the order of chunks that follow each other within a millisecond', async () => {
    jitter = () => Math.random();
    proxy.become({ latencyMs: 3, jitterMs: 4 });
    const caller = call();
    caller.socket.setNoDelay(true);
    let said = '';
    for (let n = 0; n < 400; n++) {
      said += `${n},`;
      caller.socket.write(`${n},`);
      await turn();
    }
    await caller.hears(said);
    expect(echo.heard).toBe(said);
  });

  it('lets no more bytes through than its width', async () => {
    const caller = call();
    proxy.become({ bytesPerSecond: 100_000 });
    const started = performance.now();
    caller.socket.write('x'.repeat(10_000));
    await eventually(() => caller.heard.length === 10_000);
    expect(performance.now() - started).toBeGreaterThanOrEqual(198);
  });

  it('loses answers while it is told to', async () => {
    const caller = call();
    proxy.become({ losesAnswers: true });
    caller.socket.write('lost');
    await eventually(() => echo.heard === 'lost');
    proxy.clear();
    caller.socket.write('found');
    await caller.hears('found');
  });
});

describe('a silent line', () => {
  it('tells nobody, and goes on where it was', async () => {
    const caller = call();
    caller.socket.write('a');
    await caller.hears('a');
    proxy.become({ silent: true });
    caller.socket.write('b');
    const newcomer = call();
    await once(newcomer.socket, 'connect');
    newcomer.socket.write('c');
    await passesThrough(proxyBeside());
    expect([echo.heard, caller.heard, caller.ending, newcomer.ending]).toEqual([
      'a',
      'a',
      undefined,
      undefined,
    ]);
    proxy.clear();
    await caller.hears('ab');
    await newcomer.hears('c');
  });

  it('hides from the server that the client has gone', async () => {
    const caller = call();
    caller.socket.write('a');
    await caller.hears('a');
    proxy.become({ silent: true });
    caller.socket.resetAndDestroy();
    await passesThrough(proxyBeside());
    expect(echo.endings).toEqual([]);
    proxy.clear();
    await eventually(() => echo.sockets[0]?.destroyed === true);
  });
});

describe('a cut line', () => {
  it('resets both sides, refuses, and comes back on its port', async () => {
    const caller = call();
    caller.socket.write('a');
    await caller.hears('a');
    const { port } = proxy;
    await proxy.cut();
    await eventually(() => caller.ending === 'ECONNRESET');
    await eventually(() => echo.endings.length === 1);
    expect(echo.endings[0]).toContain('ECONNRESET');
    const refused = call();
    await eventually(() => refused.ending === 'ECONNREFUSED');
    await proxy.open();
    expect(proxy.port).toBe(port);
    const again = call();
    again.socket.write('b');
    await again.hears('b');
  });

  it('is what a server that is away looks like', async () => {
    const nobody = new TcpProxy({ host: '127.0.0.1', port: 1 });
    await nobody.open();
    const caller = new Caller(nobody.port);
    callers.push(caller);
    await eventually(() => caller.ending !== undefined);
    await nobody.cut();
  });
});

const besides: TcpProxy[] = [];
afterEach(async () => {
  for (const beside of besides.splice(0)) await beside.cut();
});

/** Another line to the same server: what it has carried shows that the silent one had its chance. */
function proxyBeside(): Promise<TcpProxy> {
  const { port } = echo.server.address() as AddressInfo;
  const beside = new TcpProxy({ host: '127.0.0.1', port });
  besides.push(beside);
  return beside.open();
}

async function passesThrough(line: Promise<TcpProxy>): Promise<void> {
  const { heard } = echo;
  const caller = new Caller((await line).port);
  callers.push(caller);
  caller.socket.write('!');
  await caller.hears('!');
  echo.heard = heard;
}
