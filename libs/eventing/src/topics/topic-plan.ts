import type { Topic } from '@korsa/contracts';
import type { TopicSettings } from '../driver/driver.js';

/** What has to be done so that the topics are as the contract says. */
export interface TopicPlan {
  readonly missing: readonly TopicSettings[];
  /** Topics whose partition count is not the contract's: keys would meet other partitions than elsewhere. */
  readonly deviating: readonly { topic: string; expected: number; found: number }[];
}

/** Compares the contract with the partition counts of the topics that exist. */
export function planTopics(
  topics: readonly Topic[],
  existing: ReadonlyMap<string, number>,
): TopicPlan {
  const missing = topics.filter(({ name }) => !existing.has(name)).map(settingsOf);
  const deviating = topics.flatMap(({ name, partitions }) => {
    const found = existing.get(name);
    return found === undefined || found === partitions
      ? []
      : [{ topic: name, expected: partitions, found }];
  });
  return { missing, deviating };
}

const dayMs = 86_400_000;

/** The settings a topic is created with. */
export function settingsOf({ name, kind, partitions, retentionDays }: Topic): TopicSettings {
  if (kind === 'state') return { name, partitions, retentionMs: -1, cleanup: 'compact' };
  return { name, partitions, retentionMs: retentionDays * dayMs, cleanup: 'delete' };
}
