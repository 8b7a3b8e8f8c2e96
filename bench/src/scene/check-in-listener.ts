import 'reflect-metadata';
import { Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import type { Connection } from 'mongoose';
import { presenceTopic, type Received } from '@korsa/contracts';
import { Consumer, EventTransport, On, silentLogger, type KafkaSettings } from '@korsa/eventing';

export type CheckedIn = Received<typeof presenceTopic.CheckedIn>;

/**
 * An application that hears of check-ins through the whole consumer runtime, as the services do. Every group is a class
 * of its own, because its name stands in the class.
 */
export async function listenForCheckIns(
  group: string,
  { kafka, connection }: { kafka: KafkaSettings; connection: Connection },
  handle: (event: CheckedIn) => Promise<unknown>,
): Promise<INestMicroservice> {
  @Consumer({ group })
  class PresenceEventsConsumer {
    @On(presenceTopic.CheckedIn)
    onCheckedIn(event: CheckedIn): Promise<unknown> {
      return handle(event);
    }
  }
  @Module({ controllers: [PresenceEventsConsumer] })
  class BenchModule {}

  const strategy = new EventTransport({
    kafka,
    connection,
    registry: new Registry(),
    logger: silentLogger,
    topics: [presenceTopic],
  });
  const app = await NestFactory.createMicroservice(BenchModule, { strategy, logger: false });
  await app.listen();
  return app;
}
