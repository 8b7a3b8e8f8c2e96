import {
  createClient,
  evaluationApi,
  ProblemError,
  type ClientOf,
  type ProblemDetails,
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
import { neighbourTopics, type Told } from './neighbours.js';

export type Evaluation = ClientOf<typeof evaluationApi>;

/** The whole service on real MongoDB and Kafka, in simulated time. Call at the top of a test file. */
export function runningEvaluation(environment: Readonly<Record<string, string>> = {}) {
  const shared = infrastructure();
  const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
  const kafka = { brokers: kafkaBrokers.split(','), clientId: 'evaluation-test', topicPrefix };
  let service: RunningService;
  let now = '2025-01-02T01:00:00.000Z';

  const headersOf = (area: string, more: Record<string, string>) => ({
    'Korsa-Area': area,
    'Korsa-Actor': '019a1100-0000-7000-8000-0000000000aa',
    'Korsa-Simulated-Time': now,
    ...more,
  });
  return {
    shared,
    async start(): Promise<void> {
      await ensureTopics({ kafka, topics: neighbourTopics, logger: silentLogger }).ready;
      service = await startService(AppModule, config, {
        KORSA_KAFKA_BROKERS: kafkaBrokers,
        KORSA_MONGO_URL: mongoUrl,
        KORSA_DATABASE: shared.database('evaluation'),
        KORSA_TOPIC_PREFIX: topicPrefix,
        KORSA_PORT: '0',
        KORSA_SIMULATION: 'true',
        KORSA_LOG_LEVEL: 'error',
        EVALUATION_WAVE_POLL_MS: '100',
        ...environment,
      });
    },
    stop: () => service.close(),
    at(instant: string): void {
      now = instant;
    },
    /** Calls as somebody who acts for the area. */
    as(area: string, headers: Record<string, string> = {}): Evaluation {
      const { baseUrl } = service;
      return createClient(evaluationApi, { baseUrl, headers: () => headersOf(area, headers) });
    },
    /** A call that no client would make. */
    async send(method: string, path: string, body: unknown): Promise<ProblemDetails> {
      const answer = await fetch(`${service.baseUrl}${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headersOf('33.71', {}) },
      });
      return (await answer.json()) as ProblemDetails;
    },
    async read(path: string): Promise<string> {
      const answer = await fetch(`${service.baseUrl}${path}`);
      return answer.text();
    },
    /** What the neighbours would say: topic after topic in the order given, each in its own order. */
    async hear(
      told: readonly Told[],
      order = neighbourTopics.map(({ name }) => name),
    ): Promise<void> {
      const publisher = await createPublisher(kafka);
      for (const topic of order) {
        const messages = told.filter((one) => one.topic === topic).map(({ message }) => message);
        if (messages.length > 0) await publisher.publish(topic, messages);
      }
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
