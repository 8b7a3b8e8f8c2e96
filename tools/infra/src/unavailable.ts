/** A way to get Kafka and MongoDB is not open here. Each reason is a sentence that says what is missing. */
export class Unavailable extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join(' '));
    this.name = 'Unavailable';
  }
}
