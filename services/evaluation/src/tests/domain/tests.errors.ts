import { DomainError } from '@korsa/domain';

export class TestAlreadyScored extends DomainError {
  readonly code = 'test-already-scored';
  readonly kind = 'conflict';

  constructor(registrationId: string, phase: string) {
    super(`The ${phase}-test of registration ${registrationId} has another score already.`);
  }
}

export class TooFewTestPairs extends DomainError {
  readonly code = 'too-few-test-pairs';
  readonly kind = 'conflict';

  constructor(pairs: number, smallest: number) {
    super(
      `${pairs} participants have both scores; a mean of fewer than ${smallest} would point at persons.`,
    );
  }
}

export class LearningGainNotMeasured extends DomainError {
  readonly code = 'learning-gain-not-measured';
  readonly kind = 'not-found';

  constructor(retreatId: string) {
    super(`The learning gain of retreat ${retreatId} has not been measured.`);
  }
}
