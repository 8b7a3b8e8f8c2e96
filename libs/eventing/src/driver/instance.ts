import { createHash } from 'node:crypto';
import type { KafkaSettings } from '../settings.js';
import type { ConsumerOptions } from './driver.js';

/** The options with the instance of the process, where they name none. */
export function withInstance(options: ConsumerOptions, settings: KafkaSettings): ConsumerOptions {
  const { instance } = settings;
  return instance === undefined ? options : { instance, ...options };
}

/**
 * The `group.instance.id` of a member. It holds its topics, because a broker gives a known instance its former share
 * back without a look at what it wants to read now.
 */
export function instanceOf({
  instance,
  topics,
}: Pick<ConsumerOptions, 'instance' | 'topics'>): string | undefined {
  if (instance === undefined) return undefined;
  const wanted = createHash('sha256')
    .update([...topics].sort().join(' '))
    .digest('hex');
  return `${instance}.${wanted.slice(0, 8)}`;
}
