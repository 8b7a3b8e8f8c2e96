import type { DataOf, presenceTopic } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { settle } from '../domain/ledger.js';
import { Ledgers } from '../domain/ledgers.js';

export interface PostCreditCommand {
  readonly registrationId: string;
  readonly cityCode: string;
  readonly decided: DataOf<typeof presenceTopic.AttendanceDecided>;
}

/** Enters the JP of an attendance decision into the ledger of the person. */
@Injectable()
export class PostCredit {
  constructor(private readonly ledgers: Ledgers) {}

  async execute({ decided, ...address }: PostCreditCommand): Promise<void> {
    await this.ledgers.changeOrCreate(decided.personId, (ledger) =>
      settle(ledger, address, decided),
    );
  }
}
