import type { GroupHealth } from '@korsa/eventing';

/** How the consumers of this process do, as far as health is concerned. */
export class ConsumerHealth {
  private groups: () => readonly GroupHealth[] = () => [];
  private stoppedForGood = false;

  /** `gatesReadiness`: whether this process is ready only when its groups have joined. */
  constructor(readonly gatesReadiness: boolean) {}

  /** From now on the transport is asked. */
  watch(groups: () => readonly GroupHealth[]): void {
    this.groups = groups;
  }

  markFatal(): void {
    this.stoppedForGood = true;
  }

  get fatal(): boolean {
    return this.stoppedForGood || this.groups().some(({ fatal }) => fatal !== undefined);
  }

  /** Kafka does not accept the login of this process. */
  get refused(): boolean {
    return this.groups().some(({ refused }) => refused === true);
  }

  /** Every group is connected. */
  get joined(): boolean {
    return this.groups().every(({ connected }) => connected);
  }
}
