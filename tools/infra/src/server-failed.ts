import { logTail } from './files/log-tail.js';

/** A server did not come up. The message holds the end of its log and says where the log is. */
export class ServerFailed extends Error {
  static async because(name: string, what: string, log: string, hint = ''): Promise<ServerFailed> {
    return new ServerFailed(`${name} ${what}.${hint}\n${await logTail(log)}`);
  }

  constructor(message: string) {
    super(message);
    this.name = 'ServerFailed';
  }

  /** Somebody took the port between our choice and the start. */
  get portWasTaken(): boolean {
    return /address already in use/i.test(this.message);
  }
}
