import type { CheckInMethod, ScanDirection } from '@korsa/contracts';
import type { Instant } from '@korsa/domain';

/** One pass seen at a gate of the retreat. */
export interface Scan {
  readonly scanId: string;
  readonly gateId: string;
  readonly sessionId: string;
  readonly direction: ScanDirection;
  readonly method: CheckInMethod;
  readonly scannedAt: Instant;
  readonly receivedAt: Instant;
}
