import { attendanceApi, type CreditLedgerView, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import type { Ledger } from '../domain/ledger.js';
import { Ledgers } from '../domain/ledgers.js';
import { yearlyDuty } from '../domain/yearly-duty.js';

@Controller()
export class CreditsController {
  constructor(private readonly ledgers: Ledgers) {}

  @Serve(attendanceApi.getCreditLedger)
  async get({ params }: InputOf<typeof attendanceApi.getCreditLedger>) {
    return view(await this.ledgers.get(params.personId));
  }
}

function view(ledger: Ledger): CreditLedgerView {
  const { id: personId, cityCode, category } = ledger;
  return {
    personId,
    cityCode,
    category,
    years: yearlyDuty(ledger),
    entries: ledger.entries.map(({ kind, jp, year, retreatId, registrationId, enteredAt }) => ({
      kind,
      jp,
      year,
      retreatId,
      registrationId,
      enteredAt,
    })),
  };
}
