import { connect, type Socket } from 'node:net';
import { Flow } from './flow.js';
import type { LineState } from './line-state.js';

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** A client's connection and the one behind it, which the server sees. */
export class ConnectionPair {
  readonly #server: Socket;
  readonly #flows: readonly Flow[];
  #broken = false;
  /** Resolves when both ends are gone. */
  readonly gone: Promise<unknown>;

  constructor(
    private readonly client: Socket,
    target: Target,
    private readonly state: () => LineState,
    random: () => number,
  ) {
    this.#server = connect({ ...target, allowHalfOpen: true, noDelay: true });
    const server = this.#server;
    this.#flows = [
      new Flow(client, server, 'words', state, random),
      new Flow(server, client, 'answers', state, random),
    ];
    this.gone = Promise.all([this.#ends(client), this.#ends(server)]);
    this.adjust();
  }

  /** The state of the line has changed. */
  adjust(): void {
    if (this.#broken && !this.state().silent) this.reset();
    for (const flow of this.#flows) flow.adjust();
  }

  /** Both sides get a reset (RST): what a crashed host or a firewall says, not a farewell. */
  reset(): void {
    for (const socket of [this.client, this.#server]) socket.resetAndDestroy();
  }

  /** A broken side breaks the other one, as soon as the line can tell it. One that has only said its last word does not. */
  #ends(socket: Socket): Promise<void> {
    socket.on('error', () => {
      this.#broken = true;
      this.adjust();
    });
    return new Promise((resolve) => socket.once('close', () => resolve()));
  }
}
