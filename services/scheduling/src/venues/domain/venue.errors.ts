import { DomainError } from '@korsa/domain';

export class VenueUnknown extends DomainError {
  readonly code = 'venue-unknown';
  readonly kind = 'invalid';

  constructor() {
    super('There is no such venue that is open to the city.', [
      { field: 'venueId', rule: 'must be a venue that is open to the city of the retreat' },
    ]);
  }
}

export class OpenBeyondArea extends DomainError {
  readonly code = 'open-beyond-area';
  readonly kind = 'forbidden';

  constructor(openTo: string) {
    super(`A venue can be opened to ${openTo} only by somebody who acts for it.`);
  }
}

export class RoomExists extends DomainError {
  readonly code = 'room-exists';
  readonly kind = 'conflict';

  constructor(code: string) {
    super(`The venue has a room ${code} already.`);
  }
}

export class TooManyRooms extends DomainError {
  readonly code = 'too-many-rooms';
  readonly kind = 'conflict';

  constructor(most: number) {
    super(`A venue has at most ${most} rooms.`);
  }
}

/** Says which own sessions clash, never with whom: the other retreat may be another city’s. No id: the one asked for. */
export class RoomTaken extends DomainError {
  readonly code = 'room-taken';
  readonly kind = 'conflict';

  constructor(
    clashes: readonly { readonly roomCode: string; readonly sessionId: string | undefined }[],
  ) {
    super(
      'Another retreat has the room at that time.',
      clashes.map(({ roomCode, sessionId }) => ({
        field: 'roomCode',
        rule: `${roomCode} is taken ${sessionId ? `during session ${sessionId}` : 'at that time'}`,
      })),
    );
  }
}
