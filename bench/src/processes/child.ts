import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A program of the bench in a process of its own, so that its CPU time is counted apart. It ends with this process. */
export class Child {
  private readonly process: ChildProcess;
  private calls = 0;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();

  /** Runs a program that calls `serve`. */
  constructor(file: URL) {
    this.process = fork(file, { execArgv: process.execArgv });
    this.process.on('message', (answer) => this.hear(answer as Answer));
    this.process.on('exit', () => this.lost());
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Calls a function of the program. Rejects with what it throws, and when the process is gone. */
  call<Result>(name: string, input: unknown): Promise<Result> {
    const id = ++this.calls;
    const answer = Promise.withResolvers<unknown>();
    this.waiting.set(id, answer);
    this.process.send({ id, name, input });
    return answer.promise as Promise<Result>;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.disconnect();
    await gone;
  }

  private hear({ id, value, error }: Answer): void {
    const answer = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(new Error(error));
  }

  private lost(): void {
    for (const answer of this.waiting.values()) answer.reject(new Error('The process has ended.'));
    this.waiting.clear();
  }
}
