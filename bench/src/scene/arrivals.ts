import { eventually } from '@korsa/testing';

/** What was sent at which intended time, and how long it took until it arrived. */
export class Arrivals {
  private readonly expected = new Map<string, number>();
  private latencies: number[] = [];

  expect(id: string, intended: number): void {
    this.expected.set(id, intended);
  }

  /** Only the first arrival of an id counts. */
  arrived(id: string): void {
    const intended = this.expected.get(id);
    if (intended === undefined) return;
    this.latencies.push(performance.now() - intended);
    this.expected.delete(id);
  }

  /** Milliseconds of everything that was expected since the last time. Rejects when something stays away. */
  async all(): Promise<readonly number[]> {
    await eventually(() => this.missing() === 0, { within: 15_000, every: 5 });
    const { latencies } = this;
    this.latencies = [];
    return latencies;
  }

  private missing(): number {
    return this.expected.size;
  }
}
