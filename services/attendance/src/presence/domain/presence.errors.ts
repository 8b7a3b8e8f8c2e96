import { DomainError } from '@korsa/domain';

/** A participant who was there cannot be excused for not being there. */
export class SessionWasAttended extends DomainError {
  readonly code = 'session-was-attended';
  readonly kind = 'conflict';

  constructor(sessionId: string) {
    super(`The participant checked in to session ${sessionId}; correct that first.`);
  }
}

export class SessionExcusedOtherwise extends DomainError {
  readonly code = 'session-excused-otherwise';
  readonly kind = 'conflict';

  constructor(sessionId: string) {
    super(`The participant is excused from session ${sessionId} with another reason or document.`);
  }
}

export class AttendanceAlreadyDecided extends DomainError {
  readonly code = 'attendance-decided';
  readonly kind = 'conflict';

  constructor() {
    super('Attendance is decided. What was wrong is set right by a correction with its reason.');
  }
}

export class NothingToCorrect extends DomainError {
  readonly code = 'nothing-to-correct';
  readonly kind = 'conflict';

  constructor(sessionId: string) {
    super(`Session ${sessionId} is already on record like this.`);
  }
}

/** Nobody can have been present or absent yet. */
export class SessionNotBegun extends DomainError {
  readonly code = 'session-not-begun';
  readonly kind = 'conflict';

  constructor(sessionId: string) {
    super(`Session ${sessionId} has not begun; there is nothing to correct yet.`);
  }
}
