import type { Topic } from '@korsa/contracts';
import type { Connection } from 'mongoose';
import type { KafkaDriver } from '../../driver/driver.js';
import type { EventingLogger } from '../../logger.js';
import { collectionOf, groupOf } from '../builds/model-versions.js';
import { Advancing } from '../projection/advance.js';
import type { Projection } from '../projection/projection.js';
import type { Beside } from './chunk.js';
import { ChunkWriter, type Portion } from './chunk-writer.js';
import { Follower } from './follower.js';
import type { FollowingMetrics } from './following-metrics.js';
import { modelCollection } from './model-collection.js';

export interface FollowVersionOptions {
  readonly service: string;
  readonly projection: Projection;
  readonly version: number;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
  readonly topics: readonly Topic[];
  readonly metrics: FollowingMetrics;
  readonly logger: EventingLogger;
  readonly onFatal: (error: Error) => void;
  readonly beside?: (portions: readonly Portion[]) => Beside;
  readonly onStored?: (portions: readonly Portion[]) => void;
}

/** Begins to fill one version of a read model from its topics, as a member of the group of that version. */
export function followVersion(options: FollowVersionOptions): Follower {
  const { service, projection, version, connection, metrics, logger, beside } = options;
  const group = groupOf(service, projection.name, version);
  const types = new Set(projection.events.map(({ type }) => type));
  const writer = new ChunkWriter({
    connection,
    collection: modelCollection(connection, collectionOf(projection.name, version)),
    advancing: new Advancing(projection),
    logger,
    ...(beside ? { beside } : {}),
    onChunk: (result, portions) => {
      const messages = portions.flatMap((portion) => portion.messages);
      metrics.chunk(projection.name, result);
      metrics.handled(group, messages, (type) => types.has(type));
      options.onStored?.(portions);
    },
  });
  return new Follower({ ...options, group, writer });
}
