import type { Topic } from '@korsa/contracts';
import type { Connection } from 'mongoose';
import type { Registry } from 'prom-client';
import type { KafkaDriver } from '../../driver/driver.js';
import type { EventingLogger } from '../../logger.js';
import type { Projection } from '../projection/projection.js';
import type { Comparison } from './compare-versions.js';

export interface RebuildOptions {
  readonly service: string;
  readonly projection: Projection;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
  readonly registry: Registry;
  readonly logger: EventingLogger;
  /** Settings of the topics, for those that have to be created. */
  readonly topics: readonly Topic[];
  /** Who does this, for the lock and the alias. */
  readonly by: string;
  /** For the person at the terminal. */
  readonly say: (line: string) => void;
  /** How long documents may take to come to the same events in a comparison. Default 10 s. */
  readonly patienceMs?: number;
}

export interface RebuildWishes {
  /** Default: the one that is not switched to yet, else a new one. */
  readonly version?: number;
  /** Empty the version first. */
  readonly restart?: boolean;
  readonly compare?: boolean;
  readonly switch?: boolean;
  readonly drop?: boolean;
  /** Incomplete documents that a switch accepts beyond those of the live version. Default 0. */
  readonly acceptIncomplete?: number;
}

export interface Rebuilt {
  readonly version: number;
  readonly incomplete: number;
  readonly comparison?: Comparison;
}
