import { DomainError } from '@korsa/domain';

export class RetreatAlreadyAnnounced extends DomainError {
  readonly code = 'retreat-already-announced';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat is announced already.');
  }
}

export class RetreatNotAnnounced extends DomainError {
  readonly code = 'retreat-not-announced';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat is still a draft; announce it first.');
  }
}

export class RetreatAlreadyOpen extends DomainError {
  readonly code = 'retreat-already-open';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat has begun.');
  }
}

export class RetreatNotOpen extends DomainError {
  readonly code = 'retreat-not-open';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat has not begun.');
  }
}

export class RetreatAlreadyClosed extends DomainError {
  readonly code = 'retreat-already-closed';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat is over.');
  }
}

export class RetreatAlreadyCancelled extends DomainError {
  readonly code = 'retreat-already-cancelled';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat is cancelled.');
  }
}

export class RetreatPeriodOver extends DomainError {
  readonly code = 'retreat-period-over';
  readonly kind = 'invalid';

  constructor(lastDay: string, today: string) {
    super(`The last day of the retreat, ${lastDay}, has passed.`, [
      { field: 'period.lastDay', rule: `must not be before today, ${today}` },
    ]);
  }
}

export class RetreatTooLong extends DomainError {
  readonly code = 'retreat-too-long';
  readonly kind = 'invalid';

  constructor(days: number, most: number) {
    super(`A retreat lasts at most ${most} days, not ${days}.`, [
      { field: 'period.lastDay', rule: `lies more than ${most} days from the first day` },
    ]);
  }
}

export class OutsideRetreatPeriod extends DomainError {
  readonly code = 'outside-retreat-period';
  readonly kind = 'conflict';

  constructor(today: string, firstDay: string, lastDay: string) {
    super(`A retreat opens on one of its days, ${firstDay} to ${lastDay}; today is ${today}.`);
  }
}

export class RetreatPeriodUnchanged extends DomainError {
  readonly code = 'retreat-period-unchanged';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat already takes place on these days.');
  }
}

export class RetreatPremisesUnchanged extends DomainError {
  readonly code = 'retreat-premises-unchanged';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat already takes place at this venue.');
  }
}

export class OperatorWithoutAuthority extends DomainError {
  readonly code = 'operator-without-authority';
  readonly kind = 'invalid';

  constructor(operatorCode: string, cityCode: string) {
    super(`${operatorCode} may not run a retreat of ${cityCode}.`, [
      { field: 'operatorCode', rule: `must be ${cityCode} or its province` },
    ]);
  }
}

export class AgendaNotPublished extends DomainError {
  readonly code = 'agenda-not-published';
  readonly kind = 'conflict';

  constructor() {
    super('A retreat opens with a published agenda.');
  }
}

export class RetreatRelocatedMeanwhile extends DomainError {
  readonly code = 'retreat-relocated-meanwhile';
  readonly kind = 'conflict';

  constructor() {
    super('The retreat was moved to another venue at the same moment; try again.');
  }
}
