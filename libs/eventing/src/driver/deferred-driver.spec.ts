import { describe, expect, it } from '@jest/globals';
import { MemoryBroker } from '../memory/memory-broker.js';
import { MemoryDriver } from '../memory/memory-driver.js';
import { DeferredDriver } from './deferred-driver.js';
import { driverPromises } from './driver.promises.js';

const broker = new MemoryBroker();

driverPromises('a driver that is loaded when it is used', {
  driver: new DeferredDriver(() => Promise.resolve(new MemoryDriver(broker))),
  trim: (topic, partition, offset) => Promise.resolve(broker.trim(topic, partition, offset)),
  sendForeign: (topic, value, headers) =>
    Promise.resolve(broker.append([{ topic, key: 'a', value, headers }])),
});

describe('a driver that is loaded when it is used', () => {
  const options = { group: 'group', topics: ['topic'], onBatch: () => Promise.resolve() };

  it('is loaded once, and not before', async () => {
    let loads = 0;
    const driver = new DeferredDriver(() => {
      loads += 1;
      return Promise.resolve(new MemoryDriver(new MemoryBroker()));
    });
    driver.consumer(options);
    expect(loads).toBe(0);
    await Promise.all([driver.admin(), driver.producer()]);
    expect(loads).toBe(1);
  });

  it('does not join a group any more when it was stopped while it loaded', async () => {
    const loaded = Promise.withResolvers<MemoryDriver>();
    const consumer = new DeferredDriver(() => loaded.promise).consumer(options);
    const start = consumer.start();
    await consumer.stop(0);
    loaded.resolve(new MemoryDriver(new MemoryBroker()));
    await expect(start).rejects.toThrow('stopped before it had started');
  });
});
