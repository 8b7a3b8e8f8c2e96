import {
  attendanceApi,
  createClient,
  ProblemError,
  registrationTopic,
  retreatTopic,
  type ClientOf,
  type ProblemDetails,
  type Topic,
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

export type AttendanceClient = ClientOf<typeof attendanceApi>;

const actor = '019a1100-0000-7000-8000-0000000000aa';

/** The whole service on real MongoDB and Kafka, in simulated time, its neighbours faked by events. Call once per test file. */
export function runningAttendance() {
  const infra = infrastructure();
  const { kafkaBrokers, mongoUrl, topicPrefix } = infra;
  const kafka = { brokers: kafkaBrokers.split(','), clientId: 'attendance-test', topicPrefix };
  let service: RunningService;
  let now = '2025-05-01T02:00:00.000Z';
  const headers = (area: string) => ({
    'Korsa-Area': area,
    'Korsa-Actor': actor,
    'Korsa-Simulated-Time': now,
  });

  return {
    async start(): Promise<void> {
      const topics = [retreatTopic, registrationTopic];
      await ensureTopics({ kafka, topics, logger: silentLogger }).ready;
      service = await startService(AppModule, config, {
        KORSA_KAFKA_BROKERS: kafkaBrokers,
        KORSA_MONGO_URL: mongoUrl,
        KORSA_DATABASE: infra.database('attendance'),
        KORSA_TOPIC_PREFIX: topicPrefix,
        KORSA_PORT: '0',
        KORSA_SIMULATION: 'true',
        KORSA_LOG_LEVEL: 'error',
      });
    },
    stop: () => service.close(),
    /** Moves the time of the following calls. */
    at(instant: string): void {
      now = instant;
    },
    /** Calls as somebody who acts for the area. */
    as(area: string, more: Record<string, string> = {}): AttendanceClient {
      return createClient(attendanceApi, {
        baseUrl: service.baseUrl,
        headers: () => ({ ...headers(area), ...more }),
      });
    },
    /** A call that no client would make. */
    async send(path: string, body: unknown, area = '33.71'): Promise<ProblemDetails> {
      const answer = await fetch(service.baseUrl + path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers(area) },
      });
      return (await answer.json()) as ProblemDetails;
    },
    /** What a neighbour would say. */
    async hear(topic: Topic, messages: readonly WireMessage[]): Promise<void> {
      const publisher = await createPublisher(kafka);
      await publisher.publish(topic.name, messages);
      await publisher.close();
    },
    records: (topic: Topic): Promise<TopicRecord[]> => readTopics(kafka, [topic.name]),
    /** The states in a collection, in the order of their ids; without `ord`, which follows the time of the run. */
    async states(collection: string): Promise<Record<string, unknown>[]> {
      const connection = await infra.connect('attendance');
      const found = await connection.collection(collection).find().sort({ _id: 1 }).toArray();
      return found.map(({ ord: _ord, ...state }) => state);
    },
  };
}

export type RunningAttendance = ReturnType<typeof runningAttendance>;

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
