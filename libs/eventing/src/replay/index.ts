export { ReadModelNotBuilt, ReadModels, type CurrentModel } from './builds/read-models.js';
export { LockLost, LockTaken } from './builds/work-lock.js';
export { FollowingMetrics } from './following/following-metrics.js';
export { LiveModel, type LiveModelOptions } from './following/live-model.js';
export { documentsOf, type ToldRecord } from './projection/documents-of.js';
export type { ModelDocument } from './projection/model-document.js';
export { defineProjection, type FactOf, type Projection } from './projection/projection.js';
export type { Comparison } from './rebuild/compare-versions.js';
export { RebuildRefused } from './rebuild/rebuild-refused.js';
export {
  rebuild,
  type Rebuilt,
  type RebuildOptions,
  type RebuildWishes,
} from './rebuild/rebuild.js';
export { publishSnapshots, type PublishSnapshotsOptions } from './snapshots/publish-snapshots.js';
export { defineSnapshot, type Snapshot } from './snapshots/snapshot.js';
