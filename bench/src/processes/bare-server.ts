import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { connect, durable } from '../scene/database.js';
import { serve } from './serve.js';

/** The floor of the check-in as a process of its own: a route and one durable insert, nothing else. */
const server = fastify({ logger: false });

serve(
  {
    async listen({ mongoUrl, database }: { mongoUrl: string; database: string }) {
      const connection = await connect(mongoUrl, database);
      await connection.dropDatabase();
      const facts = connection.collection<{ _id: string }>('facts');
      server.post('/v1/check-ins', async ({ body }) => {
        await facts.insertOne({ ...(body as object), _id: randomUUID() }, durable);
        return { outcome: 'accepted' };
      });
      await server.listen({ port: 0, host: '127.0.0.1' });
      return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    },
  },
  () => server.close(),
);
