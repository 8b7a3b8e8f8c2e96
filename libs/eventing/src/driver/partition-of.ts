const multiplier = 0x5bd1e995;
const seed = 0x9747b28c;

/** The partition that the clients of Apache Kafka choose for a key: another choice would break the order per key. */
export function partitionOf(key: string | Buffer, partitions: number): number {
  return (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
}

/** MurmurHash2, 32 bits, with the seed of Apache Kafka. */
function murmur2(bytes: Buffer): number {
  const whole = bytes.length - (bytes.length % 4);
  let hash = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    hash = Math.imul(hash, multiplier) ^ mixed(bytes.readInt32LE(at));
  }
  if (whole < bytes.length) {
    hash = Math.imul(hash ^ bytes.readUIntLE(whole, bytes.length - whole), multiplier);
  }
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

function mixed(word: number): number {
  const spread = Math.imul(word, multiplier);
  return Math.imul(spread ^ (spread >>> 24), multiplier);
}
