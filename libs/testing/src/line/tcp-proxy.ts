import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ConnectionPair, type Target } from './connection-pair.js';
import { clearLine, type LineState } from './line-state.js';

/**
 * A line between clients and a server that can be made bad on purpose: slow, narrow, silent, cut. It keeps its port while
 * it is cut. TCP stays TCP: bytes arrive in order or the connection breaks; only `losesAnswers` makes bytes disappear.
 */
export class TcpProxy {
  readonly #pairs = new Set<ConnectionPair>();
  readonly #target: Target;
  readonly #random: () => number;
  #state = clearLine;
  #server: Server | undefined;
  #port = 0;

  /** @param random gives jitter, at least 0 and below 1; seeded by whoever wants the same jitter again */
  constructor({ host, port }: Target, random: () => number = Math.random) {
    this.#target = { host, port };
    this.#random = random;
  }

  /** The port that it has once it was opened or reserved. */
  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** How many clients are connected. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** A port that is free now, and the proxy's from then on; connections are refused until it is opened. */
  async reserve(): Promise<number> {
    await this.open();
    await this.cut();
    return this.#port;
  }

  /** Listens, on the same port as before when it has been cut. */
  async open(): Promise<this> {
    if (this.#server) return this;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) =>
      this.#connect(client),
    );
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Resets all connections and refuses new ones, until it is opened again. */
  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    this.dropConnections();
    await closed;
  }

  /** Resets all connections; new ones are accepted. */
  dropConnections(): void {
    for (const pair of this.#pairs) pair.reset();
  }

  /** Changes what is named, for connections that are open and for those to come. What is on its way still arrives. */
  become(change: Partial<LineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const pair of this.#pairs) pair.adjust();
  }

  /** The line is as good as new; connections that were silent go on where they were. */
  clear(): void {
    this.become(clearLine);
  }

  #connect(client: Socket): void {
    const pair = new ConnectionPair(client, this.#target, () => this.#state, this.#random);
    this.#pairs.add(pair);
    void pair.gone.then(() => this.#pairs.delete(pair));
  }
}
