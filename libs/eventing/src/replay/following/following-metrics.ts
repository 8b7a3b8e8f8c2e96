import type { Registry } from 'prom-client';
import { ConsumerMetrics } from '../../consumer/consumer-metrics.js';
import type { RecordBatch } from '../../driver/driver.js';
import { Metrics } from '../../metrics.js';
import type { Message } from '../projection/model-document.js';
import type { ChunkResult } from './chunk.js';

/** What operators see of the read models of a process, beside what they see of every group. */
export class FollowingMetrics {
  private readonly consumers: ConsumerMetrics;
  private readonly messages;
  private readonly incompleteDocuments;

  constructor(registry: Registry) {
    this.consumers = new ConsumerMetrics(registry);
    const metrics = new Metrics(registry);
    this.messages = metrics.counter(
      'korsa_read_model_messages_total',
      'Events and snapshots by what became of them',
      ['model', 'taken'],
    );
    this.incompleteDocuments = metrics.gauge(
      'korsa_read_model_incomplete_documents',
      'Documents that wait for an earlier event or a snapshot',
      ['model'],
    );
  }

  chunk(model: string, { taken }: ChunkResult): void {
    for (const [what, count] of Object.entries(taken)) {
      if (count > 0) this.messages.inc({ model, taken: what }, count);
    }
  }

  /** Counts the messages of a group by type, as every other consumer does. */
  handled(group: string, messages: readonly Message[], isRead: (type: string) => boolean): void {
    const byType = Map.groupBy(messages, ({ type }) => (isRead(type) ? type : 'other'));
    for (const [type, { length }] of byType) this.consumers.handledMany(group, type, length);
  }

  followed(group: string, { topic, partition, records, high }: RecordBatch): void {
    const last = records.at(-1);
    if (!last) return;
    this.consumers.lag(group, topic, partition, Number(high - BigInt(last.offset) - 1n));
    this.consumers.age(group, (Date.now() - last.timestamp) / 1000);
    this.consumers.progressed(group);
  }

  undecodable(group: string): void {
    this.consumers.handled(group, 'other', 'undecodable', 0);
  }

  crashed(group: string, restart: boolean): void {
    this.consumers.crashed(group, restart);
  }

  incomplete(model: string, documents: number): void {
    this.incompleteDocuments.set({ model }, documents);
  }
}
