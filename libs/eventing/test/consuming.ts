import { Test } from '@nestjs/testing';
import type { Type } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { EventTransport, type EventTransportOptions } from '../src/consumer/event-transport.js';
import type { KafkaDriver } from '../src/driver/driver.js';
import { silentLogger } from '../src/logger.js';

export interface Consuming {
  readonly transport: EventTransport;
  readonly registry: Registry;
  /** What was reported as fatal. */
  readonly fatal: Error[];
  metric(name: string, labels?: Record<string, string>): Promise<number>;
  stop(): Promise<void>;
}

type Options = Partial<EventTransportOptions> & {
  readonly connection: Connection;
  readonly driver: KafkaDriver;
};

/** A Nest application that consumes with these classes, as a service does. */
export async function consuming(classes: readonly Type[], options: Options): Promise<Consuming> {
  const registry = new Registry();
  const fatal: Error[] = [];
  const transport = new EventTransport({
    kafka: { brokers: [], clientId: 'unused' },
    registry,
    logger: silentLogger,
    onFatal: (error) => fatal.push(error),
    ...options,
  });
  const testing = await Test.createTestingModule({ controllers: [...classes] }).compile();
  const app = testing.createNestMicroservice({ strategy: transport, logger: false });
  await app.listen();
  return {
    transport,
    registry,
    fatal,
    metric: async (name, labels = {}) => {
      const metric = await registry.getSingleMetric(name)?.get();
      const matching = metric?.values.filter((value) =>
        Object.entries(labels).every(([label, text]) => value.labels[label] === text),
      );
      return matching?.reduce((sum, { value }) => sum + value, 0) ?? 0;
    },
    stop: () => app.close(),
  };
}

export function newGroup(): string {
  return `korsa.testing.${randomUUID()}`;
}
