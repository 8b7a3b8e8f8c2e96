const everyMs = 2_000;
const number = new Intl.NumberFormat('en-GB');

/** Says how far something is, how fast it goes and how long it takes. */
export class Progress {
  private readonly startedAt = performance.now();
  private saidAt = 0;
  private first: number | undefined;

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly say: (line: string) => void,
  ) {}

  /** Says something now and then, and always when nothing is left. */
  report(remaining: number): void {
    this.first ??= remaining;
    const now = performance.now();
    if (remaining > 0 && now - this.saidAt < everyMs) return;
    this.saidAt = now;
    const seconds = (now - this.startedAt) / 1_000;
    const rate = Math.round((this.first - remaining) / Math.max(seconds, 0.001));
    const done = this.total - remaining;
    const percent = this.total === 0 ? 100 : Math.floor((done / this.total) * 100);
    const left = rate > 0 && remaining > 0 ? `, about ${Math.ceil(remaining / rate)} s left` : '';
    this.say(
      `${this.what}: ${number.format(done)} of ${number.format(this.total)} (${percent} %), ` +
        `${number.format(rate)} per second, ${number.format(remaining)} remaining${left}`,
    );
  }
}
