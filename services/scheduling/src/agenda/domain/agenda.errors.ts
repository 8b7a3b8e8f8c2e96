import { DomainError, type Problem } from '@korsa/domain';

export class SessionUnknown extends DomainError {
  readonly code = 'session-unknown';
  readonly kind = 'not-found';

  constructor(sessionId: string) {
    super(`The draft of the agenda has no session ${sessionId}.`);
  }
}

export class SessionEndsBeforeStart extends DomainError {
  readonly code = 'session-ends-before-start';
  readonly kind = 'invalid';

  constructor() {
    super('A session ends after it starts.', [{ field: 'endsAt', rule: 'must be after startsAt' }]);
  }
}

export class SessionOutsidePeriod extends DomainError {
  readonly code = 'session-outside-period';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('A session lies outside the days of the retreat.', problems);
  }
}

export class RoomUnknown extends DomainError {
  readonly code = 'room-unknown';
  readonly kind = 'invalid';

  constructor(roomCode: string) {
    super(`The venue has no room ${roomCode}.`, [
      { field: 'roomCode', rule: 'must be a room of the retreat’s venue' },
    ]);
  }
}

export class RoomOverlap extends DomainError {
  readonly code = 'room-overlap';
  readonly kind = 'conflict';

  constructor(roomCode: string, sessionIds: readonly string[]) {
    super(
      `Room ${roomCode} is taken by another session of this retreat at that time.`,
      sessionIds.map((id) => ({ field: 'roomCode', rule: `overlaps session ${id}` })),
    );
  }
}

export class ObjectiveUnknown extends DomainError {
  readonly code = 'objective-unknown';
  readonly kind = 'invalid';

  constructor(problems: readonly Problem[]) {
    super('A session is tagged with objectives of its retreat.', problems);
  }
}

export class SessionSpeakerUnknown extends DomainError {
  readonly code = 'session-speaker-unknown';
  readonly kind = 'invalid';

  constructor(speakerIds: readonly string[]) {
    super(
      'A session names speakers of its retreat.',
      speakerIds.map((id) => ({ field: 'speakerIds', rule: `${id} is no speaker of the retreat` })),
    );
  }
}

export class AgendaFull extends DomainError {
  readonly code = 'agenda-full';
  readonly kind = 'conflict';

  constructor(most: number) {
    super(`An agenda has at most ${most} sessions.`);
  }
}

export class AgendaUnchanged extends DomainError {
  readonly code = 'agenda-unchanged';
  readonly kind = 'conflict';

  constructor() {
    super('The draft says nothing that the last release does not say.');
  }
}
