import { storeDefaults } from '@korsa/store';
import type { TopicSettings } from './driver.js';

/** What a record and its batch need beside the event: framing, and the reasons that a dead letter adds. */
const framingBytes = 148_588;

/**
 * The largest record batch, in bytes, that our topics take. It follows from the largest event that the store lets into the
 * outbox, so that no event waits there for a topic that refuses it. With the default it is what Kafka has by default.
 */
export const maxMessageBytes = storeDefaults.maxEventBytes + framingBytes;

/** Everything that is said about a topic when it is created, so that no default of a cluster decides. */
export function topicConfigs({
  retentionMs,
  cleanup,
  roomBytes = 0,
}: Pick<TopicSettings, 'retentionMs' | 'cleanup' | 'roomBytes'>): {
  name: string;
  value: string;
}[] {
  return [
    { name: 'cleanup.policy', value: cleanup },
    { name: 'retention.ms', value: String(retentionMs) },
    // The broker unpacks what others send compressed, which kafkajs could not read; ours comes uncompressed, so it costs nothing.
    { name: 'compression.type', value: 'uncompressed' },
    { name: 'max.message.bytes', value: String(maxMessageBytes + roomBytes) },
  ];
}
