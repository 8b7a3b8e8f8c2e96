import type { Producer, TopicMessages } from 'kafkajs';
import type { DriverProducer, OutgoingRecord } from '../driver/driver.js';
import { sendErrorOf } from './errors.js';
import type { WireNames } from '../driver/wire-names.js';

export class KafkajsProducer implements DriverProducer {
  constructor(
    private readonly producer: Producer,
    private readonly names: WireNames,
  ) {}

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    try {
      await this.producer.sendBatch({
        acks: -1,
        timeout: 10_000,
        topicMessages: this.byTopic(records),
      });
    } catch (error) {
      throw sendErrorOf(error);
    }
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  private byTopic(records: readonly OutgoingRecord[]): TopicMessages[] {
    const topics = new Map<string, TopicMessages>();
    for (const { topic, key, headers, value } of records) {
      const messages = topics.get(topic) ?? { topic: this.names.toWire(topic), messages: [] };
      topics.set(topic, messages);
      messages.messages.push({ key, headers: { ...headers }, value });
    }
    return [...topics.values()];
  }
}
