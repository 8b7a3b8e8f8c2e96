import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A port that leads to another one while it is open: what is behind seems away while it is closed. */
export class TcpProxy {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  /** A port that is free now, and the proxy's from then on. */
  async reserve(): Promise<number> {
    await this.open();
    await this.close();
    return this.port;
  }

  async open(): Promise<void> {
    this.server = createServer((client) => {
      const behind = connect(this.target);
      for (const [one, other] of [
        [client, behind],
        [behind, client],
      ] as const) {
        this.sockets.add(one);
        one.on('close', () => other.destroy()).on('error', () => other.destroy());
        one.pipe(other);
      }
    });
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.server) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    this.server = undefined;
    await closed;
  }
}
