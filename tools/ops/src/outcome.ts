import type { ClientOf, operationsApi } from '@korsa/contracts';
import type { Command } from './command-line.js';
import type { Target } from './targets.js';

export type OpsClient = ClientOf<typeof operationsApi>;

/** One service as the command sees it. */
export interface Asked {
  readonly target: Target;
  readonly client: OpsClient;
  readonly command: Command;
}

/** What a command found or did at one service. */
export interface Outcome {
  /** For `--json`. */
  readonly data: unknown;
  /** For people. */
  readonly text: string;
  /** Something has to be done about it. */
  readonly failed?: boolean;
}
