import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and a server, to cut the line or to lose answers. */
export class TcpProxy {
  private server: Server | undefined;
  private port = 0;
  private readonly sockets = new Set<Socket>();
  /** Answers of the server disappear while this is set; the client's words still arrive. */
  losesAnswers = false;

  constructor(private readonly target: { host: string; port: number }) {}

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Listens, on the same port as before when it has been cut. */
  async open(): Promise<this> {
    this.server = createServer((client) => this.connect(client)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** Breaks all connections and refuses new ones. */
  async cut(): Promise<void> {
    const { server } = this;
    const closed = server && once(server, 'close');
    server?.close();
    this.dropConnections();
    await closed;
  }

  /** Breaks all connections. */
  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private connect(client: Socket): void {
    const server = connect(this.target);
    client.on('data', (chunk) => server.write(chunk));
    server.on('data', (chunk) => {
      if (!this.losesAnswers) client.write(chunk);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
