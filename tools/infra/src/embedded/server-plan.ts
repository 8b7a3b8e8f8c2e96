import type { Log } from '../log.js';

/** How one embedded server is to run. */
export interface ServerPlan {
  readonly port: number;
  /** Holds everything it writes but its log. */
  readonly folder: string;
  /** Whether the folder stays when the server ends. */
  readonly keep: boolean;
  /** Added to failures, for the case that old data are the reason. */
  readonly hint: string;
  readonly log: Log;
  /** The whole environment of the process. */
  readonly env: NodeJS.ProcessEnv;
}
