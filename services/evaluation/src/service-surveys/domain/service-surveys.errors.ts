import { DomainError, type Problem } from '@korsa/domain';

export class SurveyScaleUnsupported extends DomainError {
  readonly code = 'survey-scale-unsupported';
  readonly kind = 'invalid';

  constructor(scale: string) {
    super(
      `An IKM is computed from scores of 1 to 4 only (PermenPANRB 14/2017). A value on ${scale}, such as an IPP, is no IKM.`,
      [{ field: 'answers.scale', rule: 'must be 1-4: an IKM exists on no other scale' }],
    );
  }
}

export class ScoresNotOnScale extends DomainError {
  readonly code = 'scores-not-on-scale';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('Some scores do not lie on the scale 1 to 4.', problems);
  }
}

export class MoreRespondentsThanUsers extends DomainError {
  readonly code = 'more-respondents-than-users';
  readonly kind = 'invalid';

  constructor(respondents: number, users: number) {
    super(`${respondents} respondents cannot come from ${users} service users.`, [
      { field: 'users', rule: 'must not be fewer than the respondents' },
    ]);
  }
}

export class SurveyPeriodOverlaps extends DomainError {
  readonly code = 'survey-period-overlaps';
  readonly kind = 'conflict';

  constructor(unitCode: string, from: string, to: string) {
    super(`${unitCode} has a survey of the same method from ${from} to ${to} already.`);
  }
}

export class SurveyPeriodNotOver extends DomainError {
  readonly code = 'survey-period-not-over';
  readonly kind = 'invalid';

  constructor(to: string) {
    super(`A survey is recorded when its period is over; this one runs until ${to}.`, [
      { field: 'period.to', rule: 'must not lie after today' },
    ]);
  }
}
