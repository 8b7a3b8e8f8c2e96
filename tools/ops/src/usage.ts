export const usage = `Usage: npm run ops -- <command> [options]

Looking
  list                     events that could not be handled  [--state parked|retried|skipped] [--group G] [--topic T] [--key K]
  keys                     the keys whose events wait, and how their last retry ended
  show <letter>            one event: where it is from, why it waits, its bytes, what was decided
  blocked                  keys of which Kafka has refused an event
  decisions                who has decided what, and why

Deciding (with --reason "at least ten characters")
  retry <letter>           handles the waiting events of its key again, in order, and waits for the outcome
  skip <letter>            leaves the event out for good; those behind it wait for a retry
  release <topic> <key>    has the events of a blocked key sent again

Options
  --service NAME           registration, scheduling, attendance or evaluation on this machine; all four for looking
  --url URL                a service anywhere, e.g. https://registration.example.go.id
  --area CODE              the province you act for, e.g. 33        (or KORSA_AREA)
  --actor ID               who you are: an opaque id, no name        (or KORSA_ACTOR)
  --limit N                how many to show at most (default 50)
  --wait SECONDS           how long to wait for the outcome of a retry (default 60)
  --json                   data instead of text

Exit codes: 0 done, 1 refused or failed again, 2 the command was not understood.
docs/runbooks/dead-letters.md says when to do what.`;

/** The command line makes no sense; the message says why. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
