import type { Topic } from '@korsa/contracts';
import type { Projection, Snapshot } from '@korsa/eventing';
import { z } from 'zod';

/** What a service says about itself: its name, its port, the topics it owns and its own environment variables. */
export interface ServiceConfig<Schema extends z.ZodType = z.ZodType> {
  /** `registration`; also the default database and the `service` of logs and metrics. */
  readonly service: string;
  /** The port when KORSA_PORT says nothing. */
  readonly port: number;
  /** The topics this service publishes; its worker creates those that are missing. */
  readonly publishes: readonly Topic[];
  /** What its workers keep up to date from the topics, for its queries. */
  readonly readModels: readonly Projection[];
  /** Aggregates whose state it can publish as a whole. */
  readonly snapshots: readonly Snapshot[];
  /** Its own variables, each a key in SCREAMING_SNAKE with its unit; `transform` may group them. */
  readonly settings: Schema;
}

type Optional = 'settings' | 'readModels' | 'snapshots';
type Draft<Schema extends z.ZodType> = Omit<ServiceConfig<Schema>, Optional> &
  Partial<Pick<ServiceConfig<Schema>, Optional>>;

const nothing = z.object({});

/** Declares a service's configuration. Values are read from the environment at start, never here. */
export function defineConfig<Schema extends z.ZodType = typeof nothing>(
  draft: Draft<Schema>,
): ServiceConfig<Schema> {
  const { settings = nothing as unknown as Schema, readModels = [], snapshots = [] } = draft;
  return { ...draft, settings, readModels, snapshots };
}

/**
 * The service's own settings, validated and frozen:
 * `constructor(private readonly settings: Settings<typeof config>)`.
 */
export type Settings<Config> =
  Config extends ServiceConfig<infer Schema> ? Readonly<z.output<Schema>> : never;

/** The token under which `Settings` is injected. */
export const Settings: abstract new () => object = class {};
