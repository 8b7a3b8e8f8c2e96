import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Kafka } from 'kafkajs';
import { silentLogger } from '../logger.js';
import { createClient } from './client.js';
import { KafkajsDriver } from './kafkajs-driver.js';

const nowhere = { brokers: ['127.0.0.1:1'], clientId: 'test' };

describe('a client of kafkajs', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('tries as often in a test as in production', async () => {
    expect(process.env['NODE_ENV']).toBe('test');
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const settings = { ...nowhere, brokers: [`127.0.0.1:${port}`] };
    const connecting = createClient(settings, silentLogger).admin().connect();
    await expect(connecting.finally(() => server.close())).rejects.toThrow();
    expect(connections).toBe(5);
  });

  it('lets the broker create no topic', async () => {
    const producer = jest.spyOn(Kafka.prototype, 'producer');
    const consumer = jest.spyOn(Kafka.prototype, 'consumer');
    const driver = new KafkajsDriver(nowhere, silentLogger);
    await expect(driver.producer()).rejects.toThrow();
    driver.consumer({ group: 'group', topics: ['topic'], onBatch: () => Promise.resolve() });
    expect(producer.mock.calls[0]?.[0]).toMatchObject({
      allowAutoTopicCreation: false,
      idempotent: true,
    });
    expect(consumer.mock.calls[0]?.[0]).toMatchObject({ allowAutoTopicCreation: false });
  });
});
