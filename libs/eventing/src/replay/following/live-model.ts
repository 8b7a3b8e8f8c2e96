import type { Topic } from '@korsa/contracts';
import type { Connection } from 'mongoose';
import type { GroupHealth } from '../../consumer/group-health.js';
import { reasonOf } from '../../consumer/errors.js';
import { beat } from '../../driver/beat.js';
import type { KafkaDriver } from '../../driver/driver.js';
import type { EventingLogger } from '../../logger.js';
import { groupOf, ModelVersions, type ModelAlias } from '../builds/model-versions.js';
import type { Projection } from '../projection/projection.js';
import { followVersion } from './follow-version.js';
import type { Follower } from './follower.js';
import type { FollowingMetrics } from './following-metrics.js';
import { countIncomplete, prepareModel } from './model-collection.js';

export interface LiveModelOptions {
  readonly service: string;
  readonly projection: Projection;
  readonly driver: KafkaDriver;
  readonly connection: Connection;
  readonly topics: readonly Topic[];
  readonly metrics: FollowingMetrics;
  readonly logger: EventingLogger;
  readonly onFatal: (error: Error) => void;
}

const lookEveryMs = 2_500;
const countEveryLooks = 6;
const moveWithinMs = 10_000;

/**
 * Keeps the version that queries are answered from up to date, in every worker of the service, and moves over when
 * an operator switches to another one. A model that never was starts by itself; what only another revision of the
 * code has built is left alone until a rebuild.
 */
export class LiveModel {
  private readonly versions: ModelVersions;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private follower: Follower | undefined;
  private following: ModelAlias | undefined;
  private complained = false;

  constructor(private readonly options: LiveModelOptions) {
    this.versions = new ModelVersions(options.connection);
    this.running = this.run();
  }

  health(): GroupHealth {
    const { service, projection } = this.options;
    return {
      group: groupOf(service, projection.name, this.following?.version ?? 0),
      connected: this.follower?.connected ?? false,
      assigned: 0,
      ...(this.follower?.fatal ? { fatal: 'the read model cannot follow its topics' } : {}),
    };
  }

  /** Stores what it has begun, commits, leaves the group; gives up waiting after `deadlineMs`. Never rejects. */
  async stop(deadlineMs: number): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.running, this.follower?.stop(deadlineMs)]);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let looks = 0; !signal.aborted; looks++) {
      try {
        await this.look();
        if (looks % countEveryLooks === 0) await this.count();
      } catch (error) {
        const { logger, projection } = this.options;
        const model = projection.name;
        logger.warn({ model, error: reasonOf(error) }, 'A read model could not be looked at');
      }
      await beat(lookEveryMs, signal);
    }
  }

  private async look(): Promise<void> {
    const alias = (await this.versions.aliasOf(this.options.projection)) ?? (await this.begin());
    if (alias?.version === this.following?.version) return;
    const { logger, connection, projection } = this.options;
    await this.follower?.stop(moveWithinMs);
    this.follower = undefined;
    this.following = undefined;
    if (!alias) return;
    await prepareModel(connection, alias.collection, projection);
    if (this.stopping.signal.aborted) return;
    const { model, version, revision } = alias;
    logger.info({ model, version, revision }, 'A read model is followed');
    this.following = alias;
    this.follower = followVersion({ ...this.options, version });
  }

  /** The first version of a model that nobody has built yet. */
  private async begin(): Promise<ModelAlias | null> {
    const { projection, logger } = this.options;
    const built = await this.versions.of(projection.name);
    if (built.some(({ version, revision }) => version > 1 || revision !== projection.revision)) {
      const { name: model, revision } = projection;
      if (!this.complained)
        logger.error({ model, revision }, 'This revision of a read model is not built: rebuild it');
      this.complained = true;
      return null;
    }
    await this.versions.add(projection, 1);
    await this.versions.switchFirst(projection, 1);
    return this.versions.aliasOf(projection);
  }

  private async count(): Promise<void> {
    const { connection, metrics, projection } = this.options;
    if (!this.following) return;
    const incomplete = await countIncomplete(connection, this.following.collection);
    metrics.incomplete(projection.name, incomplete);
  }
}
