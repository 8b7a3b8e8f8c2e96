import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import mongoose from 'mongoose';

/** The floor of the HTTP workload as a process of its own: a route and one durable insert, nothing else. */
const { BENCH_MONGO_URL = '', BENCH_DATABASE = '', BENCH_PORT = '' } = process.env;
const connection = await mongoose
  .createConnection(BENCH_MONGO_URL, { dbName: BENCH_DATABASE, maxPoolSize: 64 })
  .asPromise();
const facts = connection.collection('facts');
const server = fastify({ logger: false });

server.get('/health/ready', () => ({ status: 'ok' }));
server.post('/v1/check-ins', async ({ body }) => {
  const fact = { ...(body as Record<string, unknown>), _id: randomUUID() as never };
  await facts.insertOne(fact, { writeConcern: { w: 'majority' } });
  return { outcome: 'accepted' };
});
await server.listen({ port: Number(BENCH_PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => void server.close().then(() => connection.close()));
