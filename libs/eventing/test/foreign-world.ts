import { Producer } from '@platformatic/kafka';
import type { BrokerWorld } from './broker-world.js';
import type { DriverWorld } from './driver-stage.js';
import { clientOptions } from '../src/platformatic/client.js';

/** Headers as any client of Kafka may write them, and ours do not. */
export type ForeignHeaders = Readonly<Record<string, string | null>>;

export type Compression = 'gzip' | 'snappy' | 'lz4' | 'zstd';

export interface ForeignWorld extends DriverWorld {
  /** Puts a record on the topic as somebody outside Korsa would; in memory nothing is compressed. */
  sendForeign(
    topic: string,
    value: string,
    headers: ForeignHeaders,
    compression?: Compression,
  ): Promise<void>;
}

export function withForeigners(world: BrokerWorld): BrokerWorld & ForeignWorld {
  const { kafka } = world;
  const sendForeign: ForeignWorld['sendForeign'] = async (topic, value, headers, compression) => {
    const producer = new Producer(clientOptions(kafka, 10_000));
    const written = Object.entries(headers).map(
      ([name, text]) => [Buffer.from(name), text === null ? null : Buffer.from(text)] as const,
    );
    await producer.send({
      compression: compression ?? 'none',
      messages: [
        {
          topic: `${kafka.topicPrefix ?? ''}${topic}`,
          key: Buffer.from('a'),
          value: Buffer.from(value),
          headers: new Map(written as [Buffer, Buffer][]),
        },
      ],
    });
    await producer.close();
  };
  return { ...world, sendForeign };
}
