import type { WindowRecord } from '@korsa/performance';
import { Lap, type Processes } from '../measure/lap.js';

/** A window that begins with the first message and ends with the last, so that joining a group does not count. */
export class Reading {
  private lap: Lap | undefined;
  private handled = 0;
  private readonly whole = Promise.withResolvers<WindowRecord>();

  constructor(
    private readonly total: number,
    private readonly processes: Processes,
  ) {}

  get finished(): Promise<WindowRecord> {
    return this.whole.promise;
  }

  begins(): void {
    this.lap ??= new Lap(this.processes);
  }

  /** Messages beyond the total are deliveries that came again. */
  did(messages: number): void {
    this.handled += messages;
    if (this.lap && this.handled >= this.total) this.whole.resolve(this.lap.end(this.total));
  }
}
