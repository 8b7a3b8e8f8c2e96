import type { RespondentRole } from '@korsa/contracts';
import { DomainError, type Problem } from '@korsa/domain';

export class WaveUnknown extends DomainError {
  readonly code = 'wave-unknown';
  readonly kind = 'not-found';

  constructor(wave: string) {
    super(`The retreat has no wave ${wave}.`);
  }
}

export class WaveNotOpen extends DomainError {
  readonly code = 'wave-not-open';
  readonly kind = 'conflict';

  constructor(wave: string, status: string) {
    super(`The wave ${wave} is ${status}; it takes answers only while it is open.`);
  }
}

export class WaveTwice extends DomainError {
  readonly code = 'wave-twice';
  readonly kind = 'invalid';

  constructor(wave: string, at: number) {
    super(`The wave ${wave} is planned twice.`, [
      { field: `waves.${at}`, rule: 'must differ from the other waves by level or days' },
    ]);
  }
}

export class InstrumentOfAnotherLevel extends DomainError {
  readonly code = 'instrument-of-another-level';
  readonly kind = 'invalid';

  constructor(instrument: string, level: string, at: number) {
    super(`The instrument ${instrument} does not ask about ${level}.`, [
      { field: `waves.${at}.instrument`, rule: `must be one that asks about ${level}` },
    ]);
  }
}

export class AlreadyAnswered extends DomainError {
  readonly code = 'already-answered';
  readonly kind = 'conflict';

  constructor(wave: string) {
    super(`This respondent has answered the wave ${wave} already.`);
  }
}

export class RespondentNotAsked extends DomainError {
  readonly code = 'respondent-not-asked';
  readonly kind = 'invalid';

  constructor(role: string) {
    super(`The instrument of this wave does not ask anybody as ${role}.`, [
      { field: 'role', rule: 'must be one that the instrument of this wave asks' },
    ]);
  }
}

export class RespondentMismatch extends DomainError {
  readonly code = 'respondent-mismatch';
  readonly kind = 'invalid';

  constructor(role: RespondentRole) {
    super(
      'A participant answers without respondentId; a superior or peer is another known person and says who.',
      [
        {
          field: 'respondentId',
          rule:
            role === 'self'
              ? 'must be left out by the participant'
              : 'must be a known person other than the participant',
        },
      ],
    );
  }
}

export class AnswersUnsound extends DomainError {
  readonly code = 'answers-unsound';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The answers do not fit the instrument.', problems);
  }
}
