import { allTopics, stateTopics } from '@korsa/contracts';
import {
  FollowingMetrics,
  LiveModel,
  openDriver,
  type GroupHealth,
  type Projection,
} from '@korsa/eventing';
import type { Runtime } from '../start/runtime.js';

/** The read models of a worker, each kept up to date from the topics. */
export class LiveModels {
  private models: readonly LiveModel[] = [];

  constructor(
    private readonly runtime: Runtime,
    private readonly projections: readonly Projection[],
    private readonly onFatal: (error: Error) => void,
  ) {}

  /** Begins to follow; needs no Kafka yet. */
  start(): void {
    const { connection, kit, logger, registry } = this.runtime;
    const driver = openDriver(kit.kafka, logger);
    const metrics = new FollowingMetrics(registry);
    const topics = [...allTopics, ...stateTopics];
    const { service } = kit;
    this.models = this.projections.map((projection) => {
      const { onFatal } = this;
      const shared = { service, driver, connection, topics, metrics, logger, onFatal };
      return new LiveModel({ ...shared, projection });
    });
  }

  health(): readonly GroupHealth[] {
    return this.models.map((model) => model.health());
  }

  /** As `LiveModel.stop`, all at once. */
  async stop(deadlineMs: number): Promise<void> {
    await Promise.all(this.models.map((model) => model.stop(deadlineMs)));
  }
}
