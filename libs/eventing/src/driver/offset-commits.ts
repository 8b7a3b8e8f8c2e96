/** An offset to commit: the next one to read. */
export interface Commit {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

type Send = (commits: readonly Commit[]) => Promise<void>;

/**
 * Commits what is done a little later, so that one request covers many batches: kafkajs itself would wait for a
 * commit after every batch. Belongs to one generation of the group; a new assignment starts with a new one.
 */
export class OffsetCommits {
  private readonly next = new Map<string, Commit>();
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly send: Send,
    private readonly delayMs: number,
  ) {}

  /** The partition is done up to and including `offset`. */
  done(topic: string, partition: number, offset: string): void {
    if (this.closed) return;
    const next = (BigInt(offset) + 1n).toString();
    this.next.set(`${partition} ${topic}`, { topic, partition, offset: next });
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }

  /** Commits everything that is done so far. Never rejects: what is not committed comes again and is deduplicated. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.sending = this.sending.then(() => this.sendAll());
    return this.sending;
  }

  /** Forgets what is not committed: another member may own the partitions. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.next.clear();
  }

  private async sendAll(): Promise<void> {
    const commits = [...this.next.values()];
    if (commits.length === 0) return;
    this.next.clear();
    try {
      await this.send(commits);
    } catch {
      for (const commit of commits) this.keep(commit);
    }
  }

  private keep(commit: Commit): void {
    const name = `${commit.partition} ${commit.topic}`;
    if (this.closed || this.next.has(name)) return;
    this.next.set(name, commit);
    this.timer ??= setTimeout(() => void this.flush(), this.delayMs);
  }
}
