/** How one group does in this process. */
export interface GroupHealth {
  readonly group: string;
  readonly connected: boolean;
  /** Partitions that are this member's. */
  readonly assigned: number;
  /** Kafka did not accept the login of this process the last time. */
  readonly refused?: boolean;
  /** When Kafka last answered or a record was last handled, as RFC 3339; undefined before the first time. */
  readonly lastProgress?: string;
  /** Why the group stopped for good. */
  readonly fatal?: string;
}
