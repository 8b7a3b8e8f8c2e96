/** The broker refuses a record of the call for good (too large, invalid): sending the same again fails the same way. */
export class RecordRejected extends Error {
  constructor(readonly reason: string) {
    super(`Kafka refuses a record for good: ${reason}.`);
    this.name = 'RecordRejected';
  }
}

/** A call took longer than its own deadline. Whether it had an effect is unknown. */
export class DeadlineExceeded extends Error {
  constructor(what: string, milliseconds: number) {
    super(`${what} did not end within ${milliseconds} ms.`);
    this.name = 'DeadlineExceeded';
  }
}
