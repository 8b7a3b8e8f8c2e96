/** Milliseconds that a fetch may wait at the broker for the next record. */
const waits = { busyMs: 1_000, quietMs: 3_000 };
/** Without a record for that long a group is quiet. */
const quietAfterMs = 15_000;

/**
 * How long the next fetch of a consumer may wait at the broker. A record ends any wait at once, so it costs no latency;
 * but kafkajs sends heartbeats between fetches, and stops and rejoins only then. A quiet group waits longer, because
 * fetches that find nothing are most of what a service at rest does: a third of its session at most, so that it has
 * three heartbeats to stay a member.
 */
export class FetchWait {
  private recordAt = performance.now();

  /** Records came. */
  heard(): void {
    this.recordAt = performance.now();
  }

  get milliseconds(): number {
    const isQuiet = performance.now() - this.recordAt >= quietAfterMs;
    return isQuiet ? waits.quietMs : waits.busyMs;
  }
}
