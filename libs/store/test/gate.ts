import type { FaultPoint } from '../src/group-commit.js';

/** Holds the next commit up at a fault point until it is opened. */
export class Gate {
  private readonly arrival = Promise.withResolvers<void>();
  private readonly opening = Promise.withResolvers<void>();
  private closedAt: FaultPoint | undefined;

  /** Given to the store as `faultPoint`. Only the first commit after `close` waits. */
  readonly faultPoint = async (point: FaultPoint): Promise<void> => {
    if (point !== this.closedAt) return;
    this.closedAt = undefined;
    this.arrival.resolve();
    await this.opening.promise;
  };

  close(point: FaultPoint): void {
    this.closedAt = point;
  }

  /** Resolves when a commit waits. */
  reached(): Promise<void> {
    return this.arrival.promise;
  }

  open(): void {
    this.opening.resolve();
  }
}
