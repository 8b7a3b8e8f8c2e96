import { Clock, type Instant } from '@korsa/domain';
import { findCause } from '@korsa/store';

/**
 * The time that the current cause brings (the header Korsa-Simulated-Time, the `ce_time` of an event); outside of
 * one the latest time this process has seen. Never the time of the machine, so nothing falls due by itself.
 */
export class SimulatedClock extends Clock {
  constructor(private latest: Instant) {
    super();
  }

  override now(): Instant {
    const now = findCause()?.now;
    if (now === undefined) return this.latest;
    this.saw(now);
    return now;
  }

  /** Time goes on to `at`; an earlier one changes nothing. */
  saw(at: Instant): void {
    if (at > this.latest) this.latest = at;
  }
}
