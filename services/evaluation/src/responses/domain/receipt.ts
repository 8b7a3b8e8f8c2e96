import { Aggregates } from '@korsa/domain';

/** That a respondent has answered a wave. The id is a digest; what was answered is not here. */
export interface Receipt {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly wave: string;
}

export abstract class Receipts extends Aggregates<Receipt> {}
