import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Between two looks for connections that nobody uses while a server closes, milliseconds. */
const sweepMs = 100;

/**
 * The connections of an HTTP server from the moment of construction on. A server that closes waits for every connection
 * that has not sent a whole request yet, without any limit; this one ends those, and bounds how long it waits for the rest.
 */
export class OpenConnections {
  private readonly exchanges = new Map<Socket, number>();

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.exchanges.set(socket, 0);
      socket.once('close', () => this.exchanges.delete(socket));
    });
    server.on('request', ({ socket }, response) => {
      this.count(socket, 1);
      response.once('close', () => this.count(socket, -1));
    });
  }

  /**
   * Runs `close`, which stops listening and waits for the requests under way, and ends all other connections meanwhile.
   * Throws when requests had to be cut off after `limitMs`.
   */
  async drain(close: () => Promise<unknown>, limitMs: number): Promise<void> {
    let cut = 0;
    const sweep = setInterval(() => this.endUnused(), sweepMs);
    const limit = setTimeout(() => {
      cut = this.used().length;
      this.server.closeAllConnections();
    }, limitMs);
    await close().finally(() => {
      clearInterval(sweep);
      clearTimeout(limit);
    });
    if (cut > 0) throw new Error(`Requests under way were cut off: ${cut}.`);
  }

  private used(): Socket[] {
    return [...this.exchanges.keys()].filter((socket) => this.underWay(socket) > 0);
  }

  private endUnused(): void {
    for (const socket of this.exchanges.keys()) if (this.underWay(socket) === 0) socket.destroy();
  }

  private count(socket: Socket, by: 1 | -1): void {
    if (this.exchanges.has(socket)) this.exchanges.set(socket, this.underWay(socket) + by);
  }

  private underWay(socket: Socket): number {
    return this.exchanges.get(socket) ?? 0;
  }
}
