import type { Check, RowDefinition } from '@korsa/performance';
import type { Sides } from './measure/mirrored.js';

/** What a workload finds in a run. */
export interface BenchEnvironment {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  /** Put before names of databases and topics; no other workload of any run uses it. */
  readonly prefix: string;
  /** The processes of database and broker; undefined where they are not of this machine. */
  readonly servers: { readonly mongod: number | undefined; readonly broker: number | undefined };
  /** Sizes and lengths of the target table; otherwise what gives a number in a minute. */
  readonly full: boolean;
  /** The client that ours uses, when not its default; floors always use kafkajs. */
  readonly kafkaClient: KafkaClient | undefined;
}

export type KafkaClient = 'kafkajs' | 'platformatic';

/** One or more rows of the target table that share what has to be set up. */
export interface Workload {
  readonly rows: readonly RowDefinition[];
  prepare(environment: BenchEnvironment): Promise<PreparedWorkload>;
}

export interface PreparedWorkload {
  /** By the id of the row. */
  readonly rows: Readonly<Record<string, PreparedRow>>;
  /** Rejects never. */
  close(): Promise<void>;
}

export interface PreparedRow extends Sides {
  /** Looked at after the windows: promises that must hold however fast it was. */
  check?(): Promise<readonly Check[]>;
  /** Which of several sizes was run: "60,000 events". */
  readonly size?: string;
  /** Fewer rounds than asked for, where windows are long. */
  readonly mostRounds?: number;
}
