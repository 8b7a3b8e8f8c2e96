import { holdsWithin } from '../holds-within.js';
import type { Server } from '../infrastructure.js';
import { capture } from '../process/capture.js';
import { ServerFailed } from '../server-failed.js';

const patienceMs = 60_000;

interface Parts {
  readonly name: string;
  /** The id of the container. */
  readonly container: string;
  readonly answers: () => Promise<boolean>;
}

/** A server in a container that somebody else made and will remove. */
export class ContainerServer implements Server {
  readonly pid = undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.#docker('start');
    await this.untilItAnswers();
  }

  async kill(): Promise<void> {
    await this.#docker('kill');
  }

  async shutDown(): Promise<void> {
    await this.#docker('stop');
  }

  /** Throws ServerFailed, with the end of what the container printed, when it takes too long. */
  async untilItAnswers(): Promise<void> {
    const { name, container, answers } = this.#parts;
    if (await holdsWithin(patienceMs, answers)) return;
    const { output } = await capture('docker', ['logs', '--tail', '15', container]);
    throw new ServerFailed(`${name} in a container did not answer in time.\n${output}`);
  }

  async #docker(command: string): Promise<void> {
    const { name, container } = this.#parts;
    const { code, output } = await capture('docker', [command, container], 60_000);
    if (code !== 0) throw new ServerFailed(`docker ${command} failed for ${name}: ${output}`);
  }
}
