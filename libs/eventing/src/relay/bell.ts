/** Wakes one sleeper. A ring while nobody sleeps is kept for the next one. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Whether somebody waits for a ring. */
  get awaited(): boolean {
    return this.wake !== undefined;
  }

  async wait(): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => (this.wake = resolve));
      this.wake = undefined;
    }
    this.rung = false;
  }
}
