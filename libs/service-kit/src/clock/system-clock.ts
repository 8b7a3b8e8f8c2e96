import { Clock, type Instant, toInstant } from '@korsa/domain';

/** The time of the machine. */
export class SystemClock extends Clock {
  override now(): Instant {
    return toInstant(Date.now());
  }
}
