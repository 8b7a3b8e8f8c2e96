/**
 * The outbox shard of an aggregate: FNV-1a (32 bit) over the UTF-8 bytes of its id, modulo the number of shards.
 * Stable for ever: events of one aggregate stay in one shard, where one relay sends them in order.
 */
export function shardOf(aggregateId: string, shards: number): number {
  return hashOf(aggregateId) % shards;
}

/** FNV-1a over the UTF-8 bytes of an id: from 0 to 2³² − 1, the same in every process and for ever. */
export function hashOf(aggregateId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(aggregateId, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
