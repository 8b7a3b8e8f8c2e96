import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient, ProblemError } from '@korsa/contracts';
import { readTopics } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { eventually, infrastructure } from '@korsa/testing';
import { startService, type RunningService } from '../src/index.js';
import { talliesApi, talliesConfig, TalliesModule, tallyTopic } from './fixtures/tallies.js';
import { caller } from './http-harness.js';

const shared = infrastructure();
const { kafkaBrokers, mongoUrl, topicPrefix } = shared;
const noon = '2025-11-05T05:00:00.000Z';
const env = {
  KORSA_PORT: '0',
  KORSA_KAFKA_BROKERS: kafkaBrokers,
  KORSA_MONGO_URL: mongoUrl,
  KORSA_DATABASE: shared.database('tallies'),
  KORSA_TOPIC_PREFIX: topicPrefix,
  KORSA_SIMULATION: 'true',
  KORSA_LOG_LEVEL: 'silent',
};

let service: RunningService;
beforeAll(async () => {
  service = await startService(TalliesModule, talliesConfig, env);
});
afterAll(() => service.close());

function client(headers: Record<string, string> = {}) {
  const all = { ...caller, 'korsa-simulated-time': noon, ...headers };
  return createClient(talliesApi, { baseUrl: service.baseUrl, headers: () => all });
}

function raise(tallyId: string, by: number, headers: Record<string, string>): Promise<Response> {
  return fetch(`${service.baseUrl}/v1/tallies/${tallyId}/raise`, {
    method: 'POST',
    headers: { ...caller, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ by }),
  });
}

describe('a running service', () => {
  it('is alive and ready', async () => {
    for (const check of ['live', 'ready']) {
      const answer = await fetch(`${service.baseUrl}/health/${check}`);
      expect({ check, status: answer.status }).toEqual({ check, status: 200 });
    }
  });

  it('stores what an operation decides and publishes what follows, with the cause of the request', async () => {
    const tallyId = newId();
    const correlationId = newId();
    await client({ 'correlation-id': correlationId }).raise({
      params: { tallyId },
      body: { by: 2 },
    });
    expect(await client().show({ params: { tallyId } })).toEqual({ id: tallyId, count: 2 });
    const record = await eventually(async () => {
      const kafka = { brokers: [kafkaBrokers], clientId: 'probe', topicPrefix };
      const records = await readTopics(kafka, [tallyTopic.name]);
      return records.find(({ key }) => key === tallyId) ?? null;
    });
    expect(record.headers).toMatchObject({
      ce_correlationid: correlationId,
      ce_actor: 'officer-1',
      ce_citycode: '33.71',
      ce_time: noon,
    });
    expect(JSON.parse(record.value ?? '')).toEqual({ to: 2, at: noon });
  });

  it('answers a repeated command from its record and says so', async () => {
    const tallyId = newId();
    const key = { 'idempotency-key': 'first' };
    const first = await raise(tallyId, 3, key);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    const second = await raise(tallyId, 3, key);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
    expect(await client().show({ params: { tallyId } })).toMatchObject({ count: 3 });
  });

  it('refuses a key that was used with another body', async () => {
    const tallyId = newId();
    const key = { 'idempotency-key': 'second' };
    await raise(tallyId, 3, key);
    const other = await raise(tallyId, 4, key);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it("answers 404 for another city's data, as if there was none", async () => {
    const tallyId = newId();
    await client().raise({ params: { tallyId }, body: { by: 1 } });
    const asked = client({ 'korsa-area': '35.73' }).show({ params: { tallyId } });
    await expect(asked).rejects.toMatchObject({ problem: { status: 404, code: 'not-found' } });
    await expect(asked).rejects.toThrow(ProblemError);
  });

  it('shows what it stores in its metrics', async () => {
    const text = await (await fetch(`${service.baseUrl}/metrics`)).text();
    expect(text).toMatch(/korsa_store_calls_total\{service="tallies"\} [1-9]/);
    expect(text).toMatch(/korsa_http_request_seconds_count/);
  });
});
