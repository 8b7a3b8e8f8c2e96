import { Aggregates } from '@korsa/domain';

/** That a respondent has answered a wave. The id is a digest; what was answered is not here. */
export interface Receipt {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly wave: string;
  /** Digest of the command that brought the answer, if it had an idempotency key. */
  readonly command: string | null;
}

export abstract class Receipts extends Aggregates<Receipt> {}

/** Whether the same command brings the same answer once more. */
export function isRepeat(receipt: Receipt | undefined, command: string | null): boolean {
  return receipt !== undefined && command !== null && receipt.command === command;
}
