import type { Workload } from './workload.js';
import { checkInWorkload } from './workloads/check-in.js';
import { consumerWorkload } from './workloads/consumer.js';
import { idleWorkload } from './workloads/idle.js';
import { latencyWorkload } from './workloads/latency.js';
import { quotaWorkload } from './workloads/quota.js';
import { rebuildWorkload } from './workloads/rebuild.js';
import { relayWorkload } from './workloads/relay.js';
import { storeWorkload } from './workloads/store.js';
import { uploadWorkload } from './workloads/upload.js';

/** In the order of the target table. */
export const workloads: readonly Workload[] = [
  checkInWorkload,
  storeWorkload,
  quotaWorkload,
  uploadWorkload,
  relayWorkload,
  latencyWorkload,
  consumerWorkload,
  rebuildWorkload,
  idleWorkload,
];
