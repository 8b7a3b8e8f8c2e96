/** What a keeper is told when it is started. */
export interface KeeperOrders {
  /** The server to run at each order `start`: command and arguments. */
  readonly run?: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Gets what the server prints. */
  readonly log: string;
  /** How long the server may take to end by itself; 0 kills it at once, for data that nobody needs. */
  readonly graceMs: number;
  /** Runs once when the server has ended for good. */
  readonly afterwards?: readonly string[];
  /** Removed last of all. */
  readonly remove: readonly string[];
}

/** What a keeper says, one JSON object per line. */
export type KeeperReport =
  | { readonly event: 'started'; readonly pid: number }
  | { readonly event: 'ended'; readonly how: string; readonly code?: number };
