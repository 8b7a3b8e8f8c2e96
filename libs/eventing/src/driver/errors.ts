/** The broker refuses a record of the call for good (too large, invalid): sending the same again fails the same way. */
export class RecordRejected extends Error {
  constructor(readonly reason: string) {
    super(`Kafka refuses a record for good: ${reason}.`);
    this.name = 'RecordRejected';
  }
}

/** Kafka does not let this process in. With kafkajs a line that breaks during the login looks the same. */
export class LoginRefused extends Error {
  constructor(cause: unknown) {
    super('Kafka refuses the login of this process: check mechanism, user name and password.', {
      cause,
    });
    this.name = 'LoginRefused';
  }
}

/** Somebody outside Korsa has compressed records in a way that this client cannot read; it can read nothing beside them. */
export class UnreadableRecords extends Error {
  constructor(cause: unknown) {
    super(
      'A topic holds records compressed in a way that this client cannot read: use the other client, ' +
        'and set compression.type=uncompressed on the topic.',
      { cause },
    );
    this.name = 'UnreadableRecords';
  }
}

/** A call took longer than its own deadline. Whether it had an effect is unknown. */
export class DeadlineExceeded extends Error {
  constructor(what: string, milliseconds: number) {
    super(`${what} did not end within ${milliseconds} ms.`);
    this.name = 'DeadlineExceeded';
  }
}
