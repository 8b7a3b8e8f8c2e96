import type { Projection } from '../projection/projection.js';

/** What was asked for would lose or break something; the message says what to do instead. */
export class RebuildRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RebuildRefused';
  }

  /** Documents of which the history is not there any more. */
  static incomplete({ events }: Projection, found: number, allowed: number): RebuildRefused {
    const snapshots = events
      .filter(({ snapshot }) => snapshot)
      .map((one) => `npm run snapshot -- --service ${one.owner} --aggregate ${one.aggregate}`);
    return new RebuildRefused(
      `${found} documents are incomplete (${allowed} would be accepted): events before the retention of their topic are ` +
        `missing, or an event cannot be applied. Publish snapshots (${snapshots.join('; ')}) and run this again, or ` +
        `accept them with --accept-incomplete ${found}.`,
    );
  }
}
