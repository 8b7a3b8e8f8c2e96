/** After a group of so few calls, the next one starts at once: somebody alone must not wait. */
const few = 4;

/** So many calls share what a group costs well enough: waiting for more would only make them wait. */
const many = 128;

/** Waits at most this long, and at most this part of the time that the last group took; milliseconds. */
const longestMs = 5;
const longestPart = 1 / 3;

/**
 * When a group of many callers has ended, these are about to call again, as gates do with their next pass. A group that
 * starts at once leaves them behind: two halves take turns then, and each pays a whole transaction. So the next group waits
 * a moment for them, and not longer than until as many are there as were there before.
 */
export class Gathering {
  private expected = 0;
  private timer: NodeJS.Timeout | undefined;

  /** `over` is called when the moment has passed. */
  constructor(private readonly over: () => void) {}

  /** A group of so many calls has ended, after so many milliseconds, while so many others were waiting. */
  ended(calls: number, waiting: number, milliseconds: number): void {
    this.stop();
    if (calls <= few || calls >= many || waiting >= many) return;
    this.expected = Math.min(calls + waiting, many);
    // The end is what the timer says, not a clock read beside it: a timer that fires a moment early would leave calls behind.
    this.timer = setTimeout(
      () => {
        this.stop();
        this.over();
      },
      Math.min(longestMs, milliseconds * longestPart),
    );
  }

  /** Whether the next group should wait, when so many calls are there. */
  waitsFor(waiting: number): boolean {
    return waiting < this.expected;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.expected = 0;
  }
}
