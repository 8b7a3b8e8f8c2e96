import { DomainError, type Problem } from '@korsa/domain';

export class InstrumentNameReserved extends DomainError {
  readonly code = 'instrument-name-reserved';
  readonly kind = 'conflict';

  constructor(code: string) {
    super(`${code} is kept for the instruments that come with Korsa.`);
  }
}

export class InstrumentUnsound extends DomainError {
  readonly code = 'instrument-unsound';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('The instrument cannot be used as it is.', problems);
  }
}

export class InstrumentUnknown extends DomainError {
  readonly code = 'instrument-unknown';
  readonly kind = 'not-found';

  constructor(code: string, version: number) {
    super(`There is no version ${version} of an instrument ${code} for this city.`);
  }
}

export class CityNeeded extends DomainError {
  readonly code = 'city-needed';
  readonly kind = 'invalid';

  constructor(area: string) {
    super(`An instrument belongs to a city; act for a city instead of ${area}.`, [
      { field: 'Korsa-Area', rule: 'must be a city such as 33.71' },
    ]);
  }
}
