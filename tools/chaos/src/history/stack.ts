import type { ServiceName } from '@korsa/demo';

/** A running system as the workload and the checker reach it: directly, never through the fault proxy. */
export interface StackUnderTest {
  /** Of each process that answers, at least one for each service. Fixed for the run: a killed one comes back on its port. */
  readonly baseUrls: Readonly<Record<ServiceName, readonly [string, ...string[]]>>;
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  readonly topicPrefix: string;
  /** The name of the database of a service. */
  database(service: ServiceName): string;
}
