import { DomainError } from '@korsa/domain';

export class SpeakerUnknown extends DomainError {
  readonly code = 'speaker-unknown';
  readonly kind = 'not-found';

  constructor(speakerId: string) {
    super(`The retreat has no speaker ${speakerId}.`);
  }
}

export class SpeakerAlreadyInvited extends DomainError {
  readonly code = 'speaker-already-invited';
  readonly kind = 'conflict';

  constructor() {
    super('Somebody is invited for this place; replace them to invite somebody else.');
  }
}

export class SpeakerNotInvited extends DomainError {
  readonly code = 'speaker-not-invited';
  readonly kind = 'conflict';

  constructor() {
    super('Nobody is invited for this place yet.');
  }
}

export class SpeakerAlreadyConfirmed extends DomainError {
  readonly code = 'speaker-already-confirmed';
  readonly kind = 'conflict';

  constructor() {
    super('The speaker has confirmed already.');
  }
}

export class SpeakerAlreadyDeclined extends DomainError {
  readonly code = 'speaker-already-declined';
  readonly kind = 'conflict';

  constructor() {
    super('The speaker has declined; replace them.');
  }
}

export class SpeakerListFull extends DomainError {
  readonly code = 'speaker-list-full';
  readonly kind = 'conflict';

  constructor(most: number) {
    super(`A retreat has at most ${most} speakers.`);
  }
}
