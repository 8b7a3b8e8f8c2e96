import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { Registry } from 'prom-client';
import { SilentOnce } from '../../../test/silent-once.js';
import { silentLogger } from '../../logger.js';
import { MemoryBroker } from '../../memory/memory-broker.js';
import { MemoryDriver } from '../../memory/memory-driver.js';
import { Follower, type FollowerOptions } from './follower.js';
import { FollowingMetrics } from './following-metrics.js';

describe('what keeps a read model reading', () => {
  const soon = { everyMs: 20, fetchingStopsAfterMs: 200, handlingStopsAfterMs: 400 };

  it('replaces a consumer that is in its group and fetches no more', async () => {
    const driver = new SilentOnce(new MemoryDriver(new MemoryBroker()));
    const fatal: Error[] = [];
    const follower = new Follower({
      ...{ driver, group: 'korsa.testing.model.v1', topics: [], watch: soon },
      projection: { topics: [], events: [] } as unknown as FollowerOptions['projection'],
      // Nothing is ever read here.
      writer: undefined as unknown as FollowerOptions['writer'],
      metrics: new FollowingMetrics(new Registry()),
      logger: silentLogger,
      onFatal: (error) => fatal.push(error),
    });
    await eventually(() => expect(driver.consumers).toBe(2));
    await follower.stop(1_000);
    expect(driver.stopped).toHaveLength(1);
    expect(fatal).toEqual([]);
  });
});
