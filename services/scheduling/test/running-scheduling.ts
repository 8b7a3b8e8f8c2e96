import {
  createClient,
  ProblemError,
  registrationTopic,
  schedulingApi,
  type ClientOf,
  type ProblemDetails,
  type WireMessage,
} from '@korsa/contracts';
import {
  createPublisher,
  ensureTopics,
  readTopics,
  silentLogger,
  type TopicRecord,
} from '@korsa/eventing';
import { startService, type RunningService } from '@korsa/service-kit';
import { infrastructure } from '@korsa/testing';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';

export type Scheduling = ClientOf<typeof schedulingApi>;

/** The whole service on real MongoDB and Kafka, in simulated time. Call once per test file. */
export function runningScheduling() {
  const shared = infrastructure();
  const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
  const kafka = { brokers: kafkaBrokers.split(','), clientId: 'scheduling-test', topicPrefix };
  let service: RunningService;
  let now = '2025-05-01T02:00:00.000Z';

  return {
    async start(): Promise<void> {
      await ensureTopics({ kafka, topics: [registrationTopic], logger: silentLogger }).ready;
      service = await startService(AppModule, config, {
        KORSA_KAFKA_BROKERS: kafkaBrokers,
        KORSA_MONGO_URL: mongoUrl,
        KORSA_DATABASE: shared.database('scheduling'),
        KORSA_TOPIC_PREFIX: topicPrefix,
        KORSA_PORT: '0',
        KORSA_SIMULATION: 'true',
        KORSA_LOG_LEVEL: 'error',
      });
    },
    stop: () => service.close(),
    at(instant: string): void {
      now = instant;
    },
    /** Calls as somebody who acts for the area. */
    as(area: string, headers: Record<string, string> = {}): Scheduling {
      return createClient(schedulingApi, {
        baseUrl: service.baseUrl,
        headers: () => ({
          'Korsa-Area': area,
          'Korsa-Actor': '019a1100-0000-7000-8000-0000000000aa',
          'Korsa-Simulated-Time': now,
          ...headers,
        }),
      });
    },
    /** A call that no client would make. */
    send(method: string, path: string, body: string): Promise<Response> {
      return fetch(`${service.baseUrl}${path}`, {
        method,
        body,
        headers: {
          'content-type': 'application/json',
          'korsa-area': '33',
          'korsa-actor': '019a1100-0000-7000-8000-0000000000aa',
          'korsa-simulated-time': now,
        },
      });
    },
    /** What registration would say. */
    async hear(messages: readonly WireMessage[]): Promise<void> {
      const publisher = await createPublisher(kafka);
      await publisher.publish(registrationTopic.name, messages);
      await publisher.close();
    },
    records: (topic: string): Promise<TopicRecord[]> => readTopics(kafka, [topic]),
  };
}

/** The problem details of a refused call; fails when it was not refused. */
export async function problemOf(call: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('Nothing was refused.');
}
