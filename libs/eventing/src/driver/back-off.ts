import { setTimeout as delay } from 'node:timers/promises';

interface BackOffSettings {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** What ended before that has not shown that anything is better, milliseconds. */
const settledAfterMs = 30_000;

/** Growing pauses between tries, each shortened by up to a half at random so that processes do not march in step. */
export class BackOff {
  private next: number;

  constructor(private readonly settings: BackOffSettings) {
    this.next = settings.firstMs;
  }

  /** Waits before the next try; returns early when the signal is aborted. */
  async pause(signal?: AbortSignal): Promise<void> {
    const milliseconds = this.next * (1 - Math.random() / 2);
    this.next = Math.min(this.next * 2, this.settings.mostMs);
    await pause(milliseconds, signal);
  }

  /** Waits before the next try of something that has run; one that ran for long was a success. */
  async pauseAfter(ranMs: number, signal?: AbortSignal): Promise<void> {
    if (ranMs > settledAfterMs) this.reset();
    await this.pause(signal);
  }

  /** After a success the next pause is the shortest again. */
  reset(): void {
    this.next = this.settings.firstMs;
  }
}

/** Waits; returns early, without an error, when the signal is aborted. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, signal ? { signal } : {});
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
