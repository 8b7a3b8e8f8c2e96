import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { attendanceApi, createClient } from '@korsa/contracts';
import { freePort, Stack } from '@korsa/demo';
import { eventually } from '@korsa/testing';
import type { BenchEnvironment, Window, Workload } from '../workload.js';
import { benchId } from './check-in.js';
import { registrations, sessions, startsAt, tellScene } from './http-scene.js';
import { openDatabase } from './store.js';

const connections = 64;
const perWindow = 4_000;

/** A complete check-in (identity, validation, dedupe, aggregate, event; durable) against a bare route with one insert. */
export const httpWorkload: Workload = {
  name: 'check-in over HTTP, 64 connections',
  floor: 'bare fastify + majority insertOne',
  target: 1.4,
  async prepare({ kafkaBrokers, mongoUrl, prefix }: BenchEnvironment) {
    const bare = await startBare(mongoUrl, `${prefix}bare`);
    const stack = await Stack.prepare({
      kafkaBrokers,
      mongoUrl,
      prefix: `${prefix}.`,
      simulation: true,
    });
    await tellScene({
      brokers: kafkaBrokers.split(','),
      clientId: 'korsa-bench',
      topicPrefix: `${prefix}.`,
    });
    await stack.start(['attendance']);
    const headers = {
      'content-type': 'application/json',
      'korsa-area': '33.71',
      'korsa-actor': 'gate-1',
      'korsa-simulated-time': startsAt,
    };
    const gateId = await openGate(stack.urls.attendance, headers);
    let next = 0;
    const body = () => {
      const index = next++;
      return JSON.stringify({
        gateId,
        registrationId: benchId.registration(index % registrations),
        sessionId: benchId.session(Math.floor(index / registrations) % sessions),
      });
    };
    return {
      floor: () => fire(bare.url, headers, body),
      ours: () => {
        next = Math.ceil(next / perWindow) * perWindow;
        return fire(stack.urls.attendance, headers, body);
      },
      async close() {
        bare.stop();
        await stack.stop();
        const connection = await openDatabase(mongoUrl, `${prefix}bare`);
        await connection.close();
      },
    };
  },
};

async function openGate(baseUrl: string, headers: Record<string, string>): Promise<string> {
  const attendance = createClient(attendanceApi, { baseUrl, headers: () => headers });
  const retreatId = benchId.retreat(1);
  await eventually(
    async () => {
      const { expected } = await attendance.getRetreatAttendance({ params: { retreatId } });
      return expected === registrations;
    },
    { within: 120_000, every: 200 },
  );
  const { gateId } = await attendance.registerGate({ body: { retreatId, label: 'Bench' } });
  return gateId;
}

/** Sends one window. Throws when an answer is anything but a success: a refusal would be fast. */
async function fire(
  url: string,
  headers: Record<string, string>,
  body: () => string,
): Promise<Window> {
  const began = performance.now();
  const result = await autocannon({
    url,
    connections,
    amount: perWindow,
    requests: [
      {
        method: 'POST',
        path: '/v1/check-ins',
        headers,
        setupRequest: (request) => ({ ...request, body: body() }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals and ${result.errors} errors in a window`);
  }
  const seconds = (performance.now() - began) / 1_000;
  return { operations: perWindow, seconds, latencies: [result.latency.p50, result.latency.p99] };
}

async function startBare(mongoUrl: string, database: string) {
  const port = await freePort();
  const file = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  const flags = ['--conditions=development', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...flags, file], {
    env: {
      ...process.env,
      BENCH_MONGO_URL: mongoUrl,
      BENCH_DATABASE: database,
      BENCH_PORT: String(port),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(`${url}/health/ready`)).ok, {
    within: 30_000,
    every: 100,
  });
  return { url, stop: () => void child.kill('SIGTERM') };
}
